// Adoption: how every department stands on every metric, and how that is going.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { askedAdoption } from '~/asked-adoption.server';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { drawnPart } from '~/drawn.server';
import { readAdoptionSearch } from '~/models/planning/adoption/adoption-search';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { AdoptionPage, adoptionTableId } from '~/ui/adoption/adoption-page';
import styles from '~/ui/styles/adoption.css?url';

export const meta: MetaFunction = () => [{ title: `${m.adoption_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const today = todayFor(args.context);
  const search = readAdoptionSearch(new URL(args.request.url).searchParams);
  const programmeId = args.params.programmeId!;
  const [plan, { view, departments }] = await Promise.all([
    askedPlan(args, actor),
    askedAdoption(actor, programmeId, search, today),
  ]);
  const { text, ...told } = view;
  const units = departments.map(({ id, name, depth }) => ({ id, name, depth }));
  return {
    id: plan.programme.id,
    search,
    ...told,
    units,
    own: units.filter(({ id }) => actor.departmentIds.includes(id)),
    table: drawnPart(args.context, adoptionTableId, text),
  };
}

export default function Adoption() {
  const navigate = useNavigate();
  const go = (to: string, keep: boolean) => void navigate(to, { preventScrollReset: keep });
  return <AdoptionPage {...useLoaderData<typeof loader>()} go={go} />;
}

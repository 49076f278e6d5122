// Adoption: how every department stands on every metric, and how that is going.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { drawnPart } from '~/drawn.server';
import { loadAdoption } from '~/models/adoption.server';
import { firstShown } from '~/models/planning/adoption/adoption-cell';
import { readAdoptionSearch } from '~/models/planning/adoption/adoption-search';
import { adoptionTable } from '~/models/planning/adoption/adoption-table';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { AdoptionPage, adoptionTableId } from '~/ui/adoption/adoption-page';
import { adoptionTableText } from '~/ui/adoption/adoption-table-text.server';
import { tableSummary } from '~/ui/adoption/summary-text.server';
import styles from '~/ui/styles/adoption.css?url';

export const meta: MetaFunction = () => [{ title: `${m.adoption_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const today = todayFor(args.context);
  const search = readAdoptionSearch(new URL(args.request.url).searchParams);
  const programmeId = args.params.programmeId!;
  const [plan, figures] = await Promise.all([
    askedPlan(args, actor),
    loadAdoption(actor, programmeId, { from: firstShown(today) }),
  ]);
  const table = adoptionTable(figures, search, today);
  const hasFigures = figures.series.some(({ points }) => points.length > 0);
  const text = table.rows.length === 0 ? '' : adoptionTableText({ programmeId, table, search });
  const units = figures.departments.map(({ id, name, depth }) => ({ id, name, depth }));
  return {
    id: plan.programme.id,
    search,
    hasFigures,
    shown: table.rows.length,
    units,
    own: units.filter(({ id }) => actor.departmentIds.includes(id)),
    summary: tableSummary(table.summary),
    table: drawnPart(args.context, adoptionTableId, text),
  };
}

export default function Adoption() {
  const navigate = useNavigate();
  const go = (to: string, keep: boolean) => void navigate(to, { preventScrollReset: keep });
  return <AdoptionPage {...useLoaderData<typeof loader>()} go={go} />;
}

// What is rolled out in a programme: its groups of case types and e-services, in their order.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { rolloutMatrix } from '~/models/planning/adoption/rollout';
import { readRolloutSearch } from '~/models/planning/adoption/rollout-search';
import { may } from '~/models/planning/permission';
import { loadRollout } from '~/models/rollout.server';
import { m } from '~/paraglide/messages.js';
import { savedChange } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { SubjectsPage } from '~/ui/rollout/subjects-page';
import settingsStyles from '~/ui/styles/settings.css?url';

export const meta: MetaFunction = () => [{ title: `${m.rollout_subjects()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: settingsStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const { programme, products } = await askedPlan(args, actor);
  const rollout = await loadRollout(actor, programme.id);
  const changed = new URL(args.request.url).searchParams.get('changed');
  const matrix = rolloutMatrix(rollout, readRolloutSearch(new URLSearchParams()), todayFor(args.context));
  const known = new Set(rollout.subjects.map(({ name }) => name.nl));
  return {
    id: programme.id,
    groups: matrix.groups.map(({ kind, rows }) => ({
      kind,
      rows: rows.map(({ subject, total }) => ({ id: subject.id, name: subject.name, total })),
    })),
    /** E-services of the plan that the matrix does not have yet. */
    fromPlan: products.filter(({ title }) => !known.has(title.nl)).length,
    saved: await savedChange(actor, changed),
    mayChange: may(actor, 'plan.change'),
  };
}

export default function Subjects() {
  return <SubjectsPage {...useLoaderData<typeof loader>()} />;
}

// What is wanted of whom: the targets and ceilings of a programme, and who changed them when.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { findMetrics } from '~/models/metric.server';
import { may } from '~/models/planning/permission';
import { findTargetRows } from '~/models/target.server';
import { m } from '~/paraglide/messages.js';
import { recentChanges, savedChange } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { TargetsPage } from '~/ui/adoption/targets-page';
import styles from '~/ui/styles/adoption.css?url';
import settingsStyles from '~/ui/styles/settings.css?url';

export const meta: MetaFunction = () => [{ title: `${m.adoption_targets_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: settingsStyles },
  { rel: 'stylesheet', href: styles },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const { id } = plan.programme;
  const changed = new URL(args.request.url).searchParams.get('changed');
  const [rows, metrics, recent, saved] = await Promise.all([
    findTargetRows(actor, id),
    findMetrics(actor),
    recentChanges(actor, 'targets'),
    savedChange(actor, changed),
  ]);
  const departments = plan.departments.map(({ id: departmentId, name }) => ({ id: departmentId, name }));
  return { id, rows, metrics, departments, recent, saved, mayChange: may(actor, 'metrics.change') };
}

export default function Targets() {
  return <TargetsPage {...useLoaderData<typeof loader>()} />;
}

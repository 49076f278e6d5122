// Adoption of one department, as its head opens it: how it stands, what comes for it, and what is late.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { saidText } from '~/check-in-view.server';
import { todayFor } from '~/clock.server';
import { drawnPart } from '~/drawn.server';
import { found } from '~/http.server';
import { loadAdoption } from '~/models/adoption.server';
import { findSaidCheckIns } from '~/models/check-in.server';
import { firstShown } from '~/models/planning/adoption/adoption-cell';
import { departmentAdoption } from '~/models/planning/adoption/adoption-department';
import { earliest } from '~/models/planning/adoption/period';
import { firstLooked } from '~/models/planning/adoption/forecast';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { DepartmentPage, departmentTableId } from '~/ui/adoption/department-page';
import { departmentTableText } from '~/ui/adoption/department-table-text.server';
import { departmentSummary } from '~/ui/adoption/summary-text.server';
import styles from '~/ui/styles/adoption.css?url';
import checkInStyles from '~/ui/styles/check-in.css?url';
import { words } from '~/ui/words';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? words(data.name) : ''} · ${m.adoption_title()} · ${m.app_name()}` },
];
export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'stylesheet', href: checkInStyles },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const { id, goLive } = plan.programme;
  const today = todayFor(args.context);
  const from = earliest(firstShown(today), firstLooked(goLive, today));
  const figures = await loadAdoption(actor, id, { from });
  const view = found(departmentAdoption(args.params.departmentId!, figures, plan.items, { goLive, today }));
  const said = await findSaidCheckIns(actor, id, args.params.departmentId!);
  const titles = figures.metrics.map(({ key, title }) => ({ key, title }));
  return {
    id,
    goLive,
    name: view.department.name,
    isParent: view.isParent,
    metrics: titles,
    summary: departmentSummary(view),
    coming: view.coming,
    late: view.late,
    said: said.map(saidText),
    table: drawnPart(args.context, departmentTableId, departmentTableText(id, view)),
  };
}

export default function AdoptionDepartment() {
  return <DepartmentPage {...useLoaderData<typeof loader>()} />;
}

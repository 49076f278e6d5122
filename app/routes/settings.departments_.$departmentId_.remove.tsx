// Removing a department: refused with everything that uses it, by name.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { getDepartment, getDepartmentUsage, removeDepartment } from '~/models/department.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { Removal, type UsageGroup } from '~/ui/settings/removal';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.settings_department_remove()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'departments.change');
  const { name, id } = found(await getDepartment(actor, args.params.departmentId!));
  return { name, usage: found(await getDepartmentUsage(actor, id)) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'departments.change');
  const answer = found(await removeDepartment(actor, args.params.departmentId!));
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  // Refused: the page itself names what uses it.
  if (answer.status === 'refused') return data({ reason: answer.reason }, { status: 409 });
  return redirect(paths.departments({ saved: 'removed' }));
}

export default function RemoveDepartment() {
  const { name, usage } = useLoaderData<typeof loader>();
  const what = words(name);
  const groups: UsageGroup[] = [
    {
      title: m.settings_sub_departments(),
      rows: usage.departments.map((row) => ({ id: row.id, name: words(row.name), to: paths.department(row.id) })),
    },
    {
      title: m.nav_teams(),
      rows: usage.teams.map((row) => ({ id: row.id, name: words(row.name), to: paths.team(row.id) })),
    },
    { title: m.settings_people(), rows: usage.people.map((row) => ({ ...row, to: null })) },
    {
      title: m.settings_items(),
      rows: usage.items.map((row) => ({
        id: row.id,
        name: words(row.title),
        to: paths.item(row.programmeId, row.id),
      })),
    },
    {
      title: m.settings_products(),
      rows: usage.products.map((row) => ({ id: row.id, name: words(row.name), to: null })),
    },
    {
      title: m.settings_periods(),
      rows: usage.periods.map((row) => ({ id: row.id, name: words(row.name), to: paths.calendarPeriod(row.id) })),
    },
  ];
  return (
    <Page title={m.settings_remove_what({ what })} crumbs={[{ label: m.nav_departments(), to: paths.departments() }]}>
      <Removal what={what} groups={groups} cancelTo={paths.departments()} />
    </Page>
  );
}

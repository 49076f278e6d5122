// Removing a department: refused with everything that uses it, by name.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { getDepartment, getDepartmentUsage, removeDepartment } from '~/models/department.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerSettings } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { Removal } from '~/ui/settings/removal';

export const meta: MetaFunction = () => [{ title: `${m.settings_department_remove()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'departments.change');
  const { name, id } = found(await getDepartment(actor, args.params.departmentId!));
  return { name, usage: found(await getDepartmentUsage(actor, id)) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'departments.change');
  return answerSettings(actor, await removeDepartment(actor, args.params.departmentId!), paths.departments());
}

export default function RemoveDepartment() {
  return (
    <Removal {...useLoaderData<typeof loader>()} crumb={{ label: m.nav_departments(), to: paths.departments() }} />
  );
}

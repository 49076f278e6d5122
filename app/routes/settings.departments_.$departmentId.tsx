// One department: adding it, changing it, giving it another place in the tree.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { optionalId, requiredText, wholeNumber } from '~/form-fields.server';
import { badInput, found, readForm, typedValues } from '~/http.server';
import { labelOf, titleFields } from '~/label-fields.server';
import { createDepartment, editDepartment, findDepartments, getDepartment } from '~/models/department.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { DepartmentForm } from '~/ui/settings/department-form';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.settings_department()} · ${m.app_name()}` }];

const count = wholeNumber(0, 10_000_000);
const schema = z.object({
  key: requiredText(20),
  ...titleFields(120),
  parentId: optionalId,
  headcount: count,
  users: count,
  keyUsers: count,
  casesPerYear: count,
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'departments.change');
  const id = args.params.departmentId!;
  const department = id === 'new' ? null : found(await getDepartment(actor, id));
  return { department, all: await findDepartments(actor) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'departments.change');
  const id = args.params.departmentId!;
  if (id !== 'new') found(await getDepartment(actor, id));
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return badInput(reading);
  const { titleNl, titleEn, ...rest } = reading.value;
  const fields = { ...rest, name: labelOf(titleNl, titleEn) };
  const answer = found(
    id === 'new' ? await createDepartment(actor, fields) : await editDepartment(actor, { id, fields }),
  );
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  if (answer.status === 'saved') return redirect(paths.departments({ saved: '1' }));
  const typed = typedValues(form);
  if (answer.reason === 'taken') return badInput({ errors: { key: 'taken' }, typed });
  if (answer.reason === 'unknown_parent') return badInput({ errors: { parentId: 'choose' }, typed });
  return data({ errors: {}, typed, cycle: answer.path }, { status: 409 });
}

export default function DepartmentPage() {
  const { department, all } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page
      title={department ? m.settings_edit_what({ what: words(department.name) }) : m.settings_department_add()}
      crumbs={[{ label: m.nav_departments(), to: paths.departments() }]}
    >
      <DepartmentForm department={department} all={all} state={state} cancelTo={paths.departments()} />
    </Page>
  );
}

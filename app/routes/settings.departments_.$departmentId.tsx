// One department: adding it, changing it, giving it another place in the tree.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { optionalDecimal, optionalId, requiredText, wholeNumber } from '~/form-fields.server';
import { found, readForm, typedValues } from '~/http.server';
import { labelOf, titleFields } from '~/label-fields.server';
import { createDepartment, editDepartment, findDepartments, getDepartment } from '~/models/department.server';
import { getOrganisation } from '~/models/organisation.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings, seenIn } from '~/settings-answer.server';
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
  changeHours: optionalDecimal(0.1, 40),
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'departments.change');
  const id = args.params.departmentId!;
  const department = id === 'new' ? null : found(await getDepartment(actor, id));
  const { revision } = found(await getOrganisation(actor));
  return { department, revision, all: await findDepartments(actor) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'departments.change');
  const id = args.params.departmentId!;
  if (id !== 'new') found(await getDepartment(actor, id));
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const { titleNl, titleEn, ...rest } = reading.value;
  const fields = { ...rest, name: labelOf(titleNl, titleEn) };
  const answer =
    id === 'new'
      ? await createDepartment(actor, fields)
      : await editDepartment(actor, { id, fields, seen: seenIn(form) });
  return answerSettings(actor, answer, paths.departments(), typedValues(form));
}

export default function DepartmentPage() {
  const { department, revision, all } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page
      title={department ? m.settings_edit_what({ what: words(department.name) }) : m.settings_department_add()}
      crumbs={[{ label: m.nav_departments(), to: paths.departments() }]}
    >
      <DepartmentForm {...{ department, revision, all, state }} cancelTo={paths.departments()} />
    </Page>
  );
}

// A group of the identity provider and what it gives.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { optionalId, requiredText } from '~/form-fields.server';
import { found, readForm, typedValues } from '~/http.server';
import { findDepartments } from '~/models/department.server';
import { createMapping, editMapping, getMapping } from '~/models/group-mapping.server';
import { getOrganisation } from '~/models/organisation.server';
import { roles } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { mustProve, proveFirst, requireActor } from '~/session.server';
import { answerBadSettings, answerProveFirst, answerSettings, seenIn } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { NotSaved } from '~/ui/plan/not-saved';
import { roleText } from '~/ui/programme/kind-words';
import { FormButtons } from '~/ui/settings/form-buttons';
import { ErrorSummary } from '~/ui/shared/error-summary';
import { SelectField, TextField, VersionField } from '~/ui/shared/field';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.people_groups()} · ${m.app_name()}` }];

const optionalRole = z
  .enum(['', ...roles], { error: 'choose' })
  .default('')
  .transform((role) => (role === '' ? null : role));
const schema = z.object({ group: requiredText(200), role: optionalRole, departmentId: optionalId });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  await proveFirst(args);
  const id = args.params.mappingId!;
  const mapping = id === 'new' ? null : found(await getMapping(actor, id));
  const { revision } = found(await getOrganisation(actor));
  return { mapping, revision, departments: await findDepartments(actor) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  const id = args.params.mappingId!;
  if (id !== 'new') found(await getMapping(actor, id));
  const form = await args.request.formData();
  if (await mustProve(args)) return answerProveFirst(typedValues(form));
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const fields = reading.value;
  const answer =
    id === 'new' ? await createMapping(actor, fields) : await editMapping(actor, { id, fields, seen: seenIn(form) });
  return answerSettings(actor, answer, paths.groups(), typedValues(form));
}

export default function GroupPage() {
  const { mapping, revision, departments } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const labels = { group: m.people_group(), role: m.people_role(), departmentId: m.settings_department() };
  return (
    <Page
      title={mapping ? m.settings_edit_what({ what: mapping.group }) : m.people_group_add()}
      crumbs={[{ label: m.people_groups(), to: paths.groups() }]}
    >
      <Form method="post" className="form" noValidate>
        <ErrorSummary state={state} labels={labels} />
        <NotSaved answer={state} />
        <VersionField state={state} version={revision} />
        <TextField
          name="group"
          label={labels.group}
          hint={m.people_group_hint()}
          state={state}
          start={mapping?.group}
        />
        <SelectField
          name="role"
          label={labels.role}
          state={state}
          start={mapping?.role}
          empty={m.people_role_none()}
          options={roles.map((role) => ({ value: role, label: roleText(role) }))}
        />
        <SelectField
          name="departmentId"
          label={labels.departmentId}
          state={state}
          start={mapping?.departmentId}
          empty={m.people_department_none()}
          options={departments.map((row) => ({ value: row.id, label: words(row.name) }))}
        />
        <FormButtons cancelTo={paths.groups()} hint={m.people_group_next()} />
      </Form>
    </Page>
  );
}

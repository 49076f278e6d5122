// Somebody's name, address, role and departments: adding them, changing them.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { emailText } from '~/access-form.server';
import { choice, list, requiredText } from '~/form-fields.server';
import { found, readForm, typedValues } from '~/http.server';
import { findDepartments } from '~/models/department.server';
import { getOrganisation } from '~/models/organisation.server';
import { createPerson, editPerson, findPeople, getPerson } from '~/models/people.server';
import { roles } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { mustProve, proveFirst, requireActor } from '~/session.server';
import { answerBadSettings, answerProveFirst, answerSettings, seenIn } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { PersonForm } from '~/ui/people/person-form';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.people_person()} · ${m.app_name()}` }];

const schema = z.object({
  name: requiredText(120),
  email: emailText,
  role: choice(roles),
  'departmentIds[]': list,
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  await proveFirst(args);
  const id = args.params.personId!;
  const person = id === 'new' ? null : found(await getPerson(actor, id));
  const { revision } = found(await getOrganisation(actor));
  const follows = (await findPeople(actor)).some((row) => row.id === id && row.hasIdentity);
  return { person, revision, follows, departments: await findDepartments(actor) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  const id = args.params.personId!;
  const person = id === 'new' ? null : found(await getPerson(actor, id));
  const form = await args.request.formData();
  if (await mustProve(args)) return answerProveFirst(typedValues(form));
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const { 'departmentIds[]': departmentIds, ...rest } = reading.value;
  const fields = { ...rest, departmentIds: [...departmentIds].sort() };
  const answer = person
    ? await editPerson(actor, { id, fields: { ...fields, active: person.active }, seen: seenIn(form) })
    : await createPerson(actor, fields);
  // Whoever is new needs a way in.
  const to = answer?.status === 'saved' && !person ? paths.personAccess(answer.id) : paths.people();
  return answerSettings(actor, answer, to, typedValues(form));
}

export default function PersonPage() {
  const { person, ...rest } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page
      title={person ? m.settings_edit_what({ what: person.name }) : m.people_add()}
      crumbs={[{ label: m.people_title(), to: paths.people() }]}
    >
      <PersonForm {...rest} {...{ person, state }} cancelTo={paths.people()} />
    </Page>
  );
}

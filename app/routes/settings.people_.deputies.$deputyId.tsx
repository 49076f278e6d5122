// Who stands in for whom, from when until when.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { todayFor } from '~/clock.server';
import { requiredDay, requiredText } from '~/form-fields.server';
import { found, readForm, typedValues } from '~/http.server';
import { createDeputy, editDeputy, getDeputy } from '~/models/deputy.server';
import { getOrganisation } from '~/models/organisation.server';
import { findPeople } from '~/models/people.server';
import { addDays } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { mustProve, proveFirst, requireActor } from '~/session.server';
import { answerBadSettings, answerProveFirst, answerSettings, seenIn } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { DeputyForm } from '~/ui/people/deputy-form';
import { roleText } from '~/ui/programme/kind-words';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.people_deputies()} · ${m.app_name()}` }];

const schema = z.object({
  absentId: requiredText(64),
  userId: requiredText(64),
  from: requiredDay,
  last: requiredDay,
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  await proveFirst(args);
  const id = args.params.deputyId!;
  const deputy = id === 'new' ? null : found(await getDeputy(actor, id));
  const { revision } = found(await getOrganisation(actor));
  const people = (await findPeople(actor)).filter(
    (row) => row.active || row.id === deputy?.absentId || row.id === deputy?.userId,
  );
  return {
    ...{ deputy, revision, today: todayFor(args.context) },
    people: people.map((row) => ({ value: row.id, label: `${row.name} (${roleText(row.role)})` })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  const id = args.params.deputyId!;
  if (id !== 'new') found(await getDeputy(actor, id));
  const form = await args.request.formData();
  if (await mustProve(args)) return answerProveFirst(typedValues(form));
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const { last, ...rest } = reading.value;
  const fields = { ...rest, until: addDays(last, 1) };
  const answer =
    id === 'new' ? await createDeputy(actor, fields) : await editDeputy(actor, { id, fields, seen: seenIn(form) });
  return answerSettings(actor, answer, paths.people(), typedValues(form));
}

export default function DeputyPage() {
  const { deputy, ...rest } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page
      title={deputy ? m.people_deputy_edit() : m.people_deputy_add()}
      lead={m.people_deputy_lead()}
      crumbs={[{ label: m.people_title(), to: paths.people() }]}
    >
      <DeputyForm {...rest} {...{ deputy, state }} cancelTo={paths.people()} />
    </Page>
  );
}

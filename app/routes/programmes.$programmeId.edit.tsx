// The name and description of a programme.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requiredText, text } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import { FormButtons } from '~/ui/settings/form-buttons';
import { ErrorSummary } from '~/ui/shared/error-summary';
import { TextAreaField, TextField, VersionField } from '~/ui/shared/field';

export const meta: MetaFunction = () => [{ title: `${m.programme_edit()} · ${m.app_name()}` }];

const schema = z.object({ name: requiredText(120), description: text(4000) });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { id, name, description, version } = found(await loadPlan(actor, args.params.programmeId!)).programme;
  return { id, name, description, version };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const programmeId = args.params.programmeId!;
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadInput(reading);
  const change = { kind: 'edit_programme', fields: reading.value } as const;
  return answerPlanForm(actor, programmeId, change, { form, to: paths.programme(programmeId) });
}

export default function EditProgramme() {
  const { id, name, description, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = paths.programme(id);
  const labels = { name: m.settings_name(), description: m.settings_description() };
  return (
    <PlanPage
      programmeId={id}
      title={m.programme_edit()}
      lead={m.programme_edit_lead()}
      crumb={{ label: m.nav_overview(), to: back }}
      answer={answer}
    >
      <Form method="post" className="form" noValidate>
        <ErrorSummary state={answer} labels={labels} />
        <VersionField state={answer} version={version} />
        <TextField name="name" label={labels.name} state={answer} start={name} />
        <TextAreaField
          name="description"
          label={labels.description}
          hint={m.programme_description_hint()}
          state={answer}
          start={description}
          rows={5}
          optional
        />
        <FormButtons cancelTo={back} />
      </Form>
    </PlanPage>
  );
}

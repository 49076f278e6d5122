// The day the first phase begins; every phase moves along, in both directions. What moves is shown before saving.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requiredDay, version } from '~/form-fields.server';
import { answerPlanForm } from '~/http.plan.server';
import { badInput, found, readForm, typedValues } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { FormButtons } from '~/ui/settings/form-buttons';
import { PlanPage } from '~/ui/settings/plan-page';
import { ErrorSummary } from '~/ui/shared/error-summary';
import { TextField } from '~/ui/shared/field';

export const meta: MetaFunction = () => [{ title: `${m.settings_programme_start()} · ${m.app_name()}` }];

const schema = z.object({ start: requiredDay, version });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { id, start, version } = found(await loadPlan(actor, args.params.programmeId!)).programme;
  return { id, start, version };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const programmeId = args.params.programmeId!;
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return badInput(reading);
  const { start, version } = reading.value;
  return answerPlanForm(
    actor,
    programmeId,
    { kind: 'edit_programme', fields: { start } },
    {
      typed: typedValues(form),
      save: form.get('intent') === 'save',
      seenVersion: version,
      to: paths.phases(programmeId),
    },
  );
}

export default function ProgrammeStart() {
  const { id, start, version } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.phases(id);
  return (
    <PlanPage
      programmeId={id}
      title={m.settings_programme_start_change()}
      lead={m.settings_programme_start_lead()}
      crumb={{ label: m.nav_phases(), to: back }}
      state={state}
    >
      <Form method="post" className="form" noValidate>
        <ErrorSummary state={state} labels={{ start: m.settings_programme_start() }} />
        <input type="hidden" name="version" value={version} />
        <TextField name="start" type="date" label={m.settings_programme_start()} state={state} start={start} />
        <FormButtons cancelTo={back} hint={m.settings_consequences_first()} />
      </Form>
    </PlanPage>
  );
}

// The day the first phase begins; every phase moves along, in both directions. What moves is shown before saving.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requiredDay } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { FormButtons } from '~/ui/settings/form-buttons';
import { PlanPage } from '~/ui/plan/plan-page';
import { ErrorSummary } from '~/ui/shared/error-summary';
import { TextField, VersionField } from '~/ui/shared/field';

export const meta: MetaFunction = () => [{ title: `${m.settings_programme_start()} · ${m.app_name()}` }];

const schema = z.object({ start: requiredDay });

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
  if (!reading.ok) return answerBadInput(reading);
  const change = { kind: 'edit_programme', fields: { start: reading.value.start } } as const;
  return answerPlanForm(actor, programmeId, change, { form, to: paths.phases(programmeId) });
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
      answer={state}
    >
      <Form method="post" className="form" noValidate>
        <ErrorSummary state={state} labels={{ start: m.settings_programme_start() }} />
        <VersionField state={state} version={version} />
        <TextField name="start" type="date" label={m.settings_programme_start()} state={state} start={start} />
        <FormButtons cancelTo={back} hint={m.consequences_first()} />
      </Form>
    </PlanPage>
  );
}

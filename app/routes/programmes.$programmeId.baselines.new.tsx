// Keeps the plan as it stands now under a name, and says whether it is what was adopted.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { checked, requiredText } from '~/form-fields.server';
import { badInput, found, readForm } from '~/http.server';
import { takeBaseline } from '~/models/baseline.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { FormButtons } from '~/ui/settings/form-buttons';
import { ErrorSummary } from '~/ui/shared/error-summary';
import { Check, TextAreaField, TextField, typedCheck } from '~/ui/shared/field';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.baseline_take()} · ${m.app_name()}` }];

const schema = z.object({ name: requiredText(120), reason: requiredText(2000), adopt: checked });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'baseline.take');
  const { id, version } = found(await loadPlan(actor, args.params.programmeId!)).programme;
  return { programmeId: id, version };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'baseline.take');
  const programmeId = args.params.programmeId!;
  const reading = readForm(schema, await args.request.formData());
  if (!reading.ok) return badInput(reading);
  const { value } = reading;
  const answer = found(await takeBaseline(actor, programmeId, value));
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  if (answer.status === 'name_taken') {
    const typed = { name: value.name, reason: value.reason, ...(value.adopt ? { adopt: 'on' } : {}) };
    return data({ errors: { name: 'taken' }, typed }, { status: 409 });
  }
  return redirect(paths.baselines(programmeId, value.adopt ? { adopted: answer.id } : { kept: answer.id }));
}

export default function TakeBaseline() {
  const { programmeId, version } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.baselines(programmeId);
  const labels = { name: m.baseline_name(), reason: m.baseline_reason() };
  return (
    <Page
      title={m.baseline_take()}
      lead={m.baseline_take_lead({ version })}
      crumbs={[{ label: m.nav_baselines(), to: back }]}
    >
      <Form method="post" className="form" noValidate>
        <ErrorSummary state={state} labels={labels} />
        <TextField name="name" label={labels.name} hint={m.baseline_name_hint()} state={state} />
        <TextAreaField name="reason" label={labels.reason} hint={m.baseline_reason_hint()} state={state} rows={3} />
        <Check name="adopt" label={m.baseline_adopt_at_once()} checked={typedCheck(state, 'adopt', false)} />
        <p className="muted small">{m.baseline_adopt_hint()}</p>
        <FormButtons save={m.baseline_keep()} cancelTo={back} />
      </Form>
    </Page>
  );
}

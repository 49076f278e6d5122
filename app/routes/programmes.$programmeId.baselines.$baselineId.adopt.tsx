// Makes a baseline the adopted plan: first what becomes of the promises, then why.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requiredText } from '~/form-fields.server';
import { badInput, found, readForm } from '~/http.server';
import { adoptBaseline, getBaseline, planOfBaseline } from '~/models/baseline.server';
import { loadPlan } from '~/models/plan.server';
import { promiseChanges } from '~/models/planning/promise-changes';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { PromiseTable } from '~/ui/baselines/promise-table';
import { paths } from '~/ui/paths';
import { FormButtons } from '~/ui/settings/form-buttons';
import { ErrorSummary } from '~/ui/shared/error-summary';
import { TextAreaField } from '~/ui/shared/field';
import { Notice } from '~/ui/shared/notice';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.baseline_adopt()} · ${m.app_name()}` }];

const schema = z.object({ reason: requiredText(2000) });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'baseline.take');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const programmeId = plan.programme.id;
  const baseline = found(await getBaseline(actor, programmeId, args.params.baselineId!));
  const promised = promiseChanges(plan, found(await planOfBaseline(actor, programmeId, baseline.id)));
  const { id, name, adopted } = baseline;
  return {
    programmeId,
    id,
    name,
    current: adopted?.current ?? false,
    promisedIn: plan.promises?.name ?? null,
    promised,
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'baseline.take');
  const { programmeId, baselineId } = args.params as { programmeId: string; baselineId: string };
  found(await getBaseline(actor, programmeId, baselineId));
  const reading = readForm(schema, await args.request.formData());
  if (!reading.ok) return badInput(reading);
  const answer = found(await adoptBaseline(actor, programmeId, baselineId, reading.value.reason));
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  return redirect(paths.baselines(programmeId, { adopted: baselineId }));
}

export default function AdoptBaseline() {
  const { programmeId, name, current, promisedIn, promised } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.baselines(programmeId);
  const labels = { reason: m.baseline_reason() };
  return (
    <Page
      title={m.baseline_adopt_title({ name })}
      lead={promisedIn === null ? m.baseline_adopt_first() : m.baseline_adopt_lead({ name: promisedIn })}
      crumbs={[{ label: m.nav_baselines(), to: back }]}
    >
      {current ? <Notice title={m.baseline_is_current()} /> : null}
      <PromiseTable {...promised} />
      <Form method="post" className="form" noValidate>
        <ErrorSummary state={state} labels={labels} />
        <TextAreaField
          name="reason"
          label={labels.reason}
          hint={m.baseline_adopt_reason_hint()}
          state={state}
          rows={3}
        />
        <FormButtons save={m.baseline_adopt_do()} cancelTo={back} />
      </Form>
    </Page>
  );
}

// A metric of the municipality's own.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { typedValues } from '~/http.server';
import { readMetricForm } from '~/metric-form.server';
import { findDepartments } from '~/models/department.server';
import { createMetric, findDeliverers } from '~/models/metric-settings.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings } from '~/settings-answer.server';
import { MetricForm } from '~/ui/metrics/metric-form';
import { paths } from '~/ui/paths';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.metrics_add()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'metrics.change');
  const [departments, people] = await Promise.all([findDepartments(actor), findDeliverers(actor)]);
  return { departments: departments.map(({ id, name }) => ({ id, name })), people };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'metrics.change');
  const form = await args.request.formData();
  const reading = readMetricForm(form, null, false);
  if (!reading.ok) return answerBadSettings(reading);
  return answerSettings(actor, await createMetric(actor, reading.value), paths.metrics(), typedValues(form));
}

export default function NewMetric() {
  const page = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.metrics_add()}
      lead={m.metrics_add_lead()}
      crumbs={[{ label: m.metrics_title(), to: paths.metrics() }]}
    >
      <MetricForm {...page} metric={null} figures={0} revision={0} state={useActionData<typeof action>()} />
    </Page>
  );
}

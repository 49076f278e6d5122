// One metric: its words, its bounds, what is wanted, who delivers it. What its figures were made with stays.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { found, typedValues } from '~/http.server';
import { readMetricForm } from '~/metric-form.server';
import { findDepartments } from '~/models/department.server';
import { editMetric, findDeliverers, getMetricRow, getMetricUsage } from '~/models/metric-settings.server';
import { getOrganisation } from '~/models/organisation.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings, seenIn } from '~/settings-answer.server';
import { MetricForm } from '~/ui/metrics/metric-form';
import { paths } from '~/ui/paths';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.metrics_metric()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'metrics.change');
  const key = args.params.metricKey!;
  const metric = found(await getMetricRow(actor, key));
  const [usage, departments, people, organisation] = await Promise.all([
    getMetricUsage(actor, key),
    findDepartments(actor),
    findDeliverers(actor),
    getOrganisation(actor),
  ]);
  return {
    metric,
    figures: found(usage).figures,
    departments: departments.map(({ id, name }) => ({ id, name })),
    people,
    revision: found(organisation).revision,
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'metrics.change');
  const key = args.params.metricKey!;
  const metric = found(await getMetricRow(actor, key));
  const { figures } = found(await getMetricUsage(actor, key));
  const form = await args.request.formData();
  const reading = readMetricForm(form, metric, figures > 0);
  if (!reading.ok) return answerBadSettings(reading);
  const answer = await editMetric(
    actor,
    { id: key, fields: reading.value, seen: seenIn(form) },
    todayFor(args.context),
  );
  return answerSettings(actor, answer, paths.metrics(), typedValues(form));
}

export default function EditMetric() {
  const page = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.settings_edit_what({ what: words(page.metric.title) })}
      crumbs={[{ label: m.metrics_title(), to: paths.metrics() }]}
    >
      <MetricForm {...page} state={useActionData<typeof action>()} />
    </Page>
  );
}

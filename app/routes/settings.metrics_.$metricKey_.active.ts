// Stops or resumes asking a metric; its figures stay.
import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { todayFor } from '~/clock.server';
import { choice } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { getMetric } from '~/models/metric.server';
import { setMetricActive } from '~/models/metric-settings.server';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings } from '~/settings-answer.server';
import { paths } from '~/ui/paths';

const schema = z.object({ active: choice(['yes', 'no']) });

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'metrics.change');
  const { key } = found(await getMetric(actor, args.params.metricKey!));
  const reading = readForm(schema, await args.request.formData());
  if (!reading.ok) return answerBadSettings(reading);
  const answer = await setMetricActive(actor, { key, active: reading.value.active === 'yes' }, todayFor(args.context));
  return answerSettings(actor, answer, paths.metrics());
}

// One period of the working calendar: adding or changing it. What moves in which programme is shown before saving.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { checked, choice, optionalId, requiredDay, text } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { labelOf, titleFields } from '~/label-fields.server';
import { getException } from '~/models/calendar.server';
import { findDepartments } from '~/models/department.server';
import { newId } from '~/models/id.server';
import { getOrganisation } from '~/models/organisation.server';
import { yearOf } from '~/models/planning/day';
import { through } from '~/models/planning/interval';
import { exceptionKinds, periodSorts } from '~/models/planning/working-calendar';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerCalendarForm } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { CalendarPage } from '~/ui/settings/calendar-page';
import { PeriodForm } from '~/ui/settings/period-form';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.settings_period()} · ${m.app_name()}` }];

const schema = z
  .object({
    kind: choice(exceptionKinds),
    sort: choice(periodSorts),
    from: requiredDay,
    last: requiredDay,
    ...titleFields(160),
    departmentId: optionalId,
    region: text(20),
    verify: checked,
    source: text(200),
  })
  .refine(({ from, last }) => from <= last, { path: ['last'], message: 'last_before_start' })
  // A typing error in the year would otherwise empty the calendar of a century.
  .refine(({ from }) => yearOf(from) >= 2000 && yearOf(from) <= 2100, { path: ['from'], message: 'not_a_day' })
  .refine(({ from, last }) => yearOf(last) - yearOf(from) <= 5, { path: ['last'], message: 'not_a_day' });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'calendar.change');
  const id = args.params.exceptionId!;
  const period = id === 'new' ? null : found(await getException(actor, id));
  const { revision } = found(await getOrganisation(actor));
  return { period, revision, departments: await findDepartments(actor) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'calendar.change');
  const id = args.params.exceptionId!;
  if (id !== 'new') found(await getException(actor, id));
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const { from, last, titleNl, titleEn, region, source, ...rest } = reading.value;
  const fields = {
    ...rest,
    ...through(from, last),
    label: labelOf(titleNl, titleEn),
    region: region || null,
    source: source || null,
  };
  return answerCalendarForm(
    actor,
    id === 'new'
      ? { kind: 'create_exception', exceptionId: newId(), fields }
      : { kind: 'edit_exception', exceptionId: id, fields },
    { form, to: paths.workingCalendar({ year: yearOf(from) }) },
  );
}

export default function Period() {
  const { period, revision, departments } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <CalendarPage
      title={period ? m.settings_edit_what({ what: words(period.label) }) : m.settings_period_add()}
      state={state}
    >
      <PeriodForm {...{ period, revision, departments, state }} cancelTo={paths.workingCalendar()} />
    </CalendarPage>
  );
}

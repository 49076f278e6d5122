// Whether Good Friday is a day off in this municipality. What moves in which programme is shown before saving.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { choice } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { getOrganisation } from '~/models/organisation.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerCalendarForm } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { CalendarPage } from '~/ui/settings/calendar-page';
import { Button } from '~/ui/shared/button';

export const meta: MetaFunction = () => [{ title: `${m.holiday_good_friday()} · ${m.app_name()}` }];

const schema = z.object({ on: choice(['0', '1']) });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'calendar.change');
  return { goodFriday: found(await getOrganisation(actor)).goodFriday };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'calendar.change');
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const change = { kind: 'set_good_friday', on: reading.value.on === '1' } as const;
  return answerCalendarForm(actor, change, { form, to: paths.workingCalendar() });
}

export default function GoodFriday() {
  const { goodFriday } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const lead = goodFriday ? m.settings_good_friday_on() : m.settings_good_friday_off();
  return (
    <CalendarPage title={m.holiday_good_friday()} lead={lead} state={state}>
      {state?.preview ? null : (
        <Form method="post">
          <input type="hidden" name="on" value={goodFriday ? '0' : '1'} />
          <Button>{goodFriday ? m.settings_good_friday_turn_off() : m.settings_good_friday_turn_on()}</Button>
        </Form>
      )}
    </CalendarPage>
  );
}

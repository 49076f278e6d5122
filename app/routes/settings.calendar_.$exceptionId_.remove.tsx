// Removing a period of the working calendar, with what moves in which programme.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { changeCalendar, getException } from '~/models/calendar.server';
import { yearOf } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerCalendarForm, programmesText } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { CalendarPage } from '~/ui/settings/calendar-page';
import { Button, ButtonLink } from '~/ui/shared/button';
import { periodText, words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.settings_period_remove()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'calendar.change');
  const period = found(await getException(actor, args.params.exceptionId!));
  const change = { kind: 'remove_exception', exceptionId: period.id } as const;
  const ahead = found(await changeCalendar(actor, change, { preview: true }));
  return { period, ahead: ahead.status === 'preview' ? programmesText(ahead.programmes) : [] };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'calendar.change');
  const period = found(await getException(actor, args.params.exceptionId!));
  const change = { kind: 'remove_exception', exceptionId: period.id } as const;
  const form = await args.request.formData();
  return answerCalendarForm(actor, change, { form, to: paths.workingCalendar({ year: yearOf(period.from) }) });
}

export default function RemovePeriod() {
  const { period, ahead } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const what = words(period.label);
  return (
    <CalendarPage title={m.settings_remove_what({ what })} lead={periodText(period)} state={state} ahead={ahead}>
      {(state?.preview ?? ahead).length > 0 ? null : (
        <>
          <p className="measure">{m.settings_period_remove_quiet()}</p>
          <Form method="post" className="buttons">
            <Button look="danger">{m.settings_remove_what({ what })}</Button>
            <ButtonLink to={paths.workingCalendar({ year: yearOf(period.from) })} look="subtle">
              {m.cancel()}
            </ButtonLink>
          </Form>
        </>
      )}
    </CalendarPage>
  );
}

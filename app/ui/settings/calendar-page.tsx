// A page with one form about the calendar: what every programme does first, then the form with what was typed.
import type { ReactNode } from 'react';
import type { ProgrammeChange } from '~/models/calendar.server';
import { m } from '~/paraglide/messages.js';
import { Confirm } from '../plan/confirm';
import { Consequences } from '../plan/consequences';
import { refusalText } from '../plan/refusal-text';
import { paths } from '../paths';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import type { CalendarFormState } from './calendar-form-state';

type Props = {
  title: string;
  lead?: string;
  state: CalendarFormState;
  /** Consequences known before anything was sent, with what would be sent. */
  ahead?: readonly ProgrammeChange[];
  children: ReactNode;
};

export function CalendarPage({ title, lead, state, ahead = [], children }: Props) {
  const programmes = state?.preview ?? ahead;
  const count = programmes.reduce((sum, programme) => sum + programme.consequences.movedCount, 0);
  const back = paths.workingCalendar();
  return (
    <Page title={title} lead={lead} crumbs={[{ label: m.nav_working_calendar(), to: back }]}>
      {state?.refused ? (
        <Notice tone="bad" live title={m.settings_calendar_refused({ programme: state.refused.programme })}>
          <p>{refusalText(state.refused.refusal)}</p>
        </Notice>
      ) : null}
      {programmes.length > 0 ? (
        <Confirm typed={state?.typed ?? {}} moved={count} arrived={Boolean(state?.preview)} cancelTo={back}>
          {programmes.map((programme) => (
            <section key={programme.id} className="stack" aria-labelledby={`programme-${programme.id}`}>
              <h3 id={`programme-${programme.id}`}>
                {m.settings_moves_in({ count: programme.consequences.movedCount, programme: programme.name })}
              </h3>
              <Consequences programmeId={programme.id} value={programme.consequences} />
            </section>
          ))}
        </Confirm>
      ) : null}
      {state?.preview ? <h2>{m.confirm_or_change()}</h2> : null}
      {children}
    </Page>
  );
}

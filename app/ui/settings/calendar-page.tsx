// A page with one form about the calendar: what every programme does first, then the form with what was typed.
import type { ReactNode } from 'react';
import { m } from '~/paraglide/messages.js';
import type { ProgrammeChangeText, SettingsAnswer } from '~/settings-answer.server';
import { Confirm } from '../plan/confirm';
import { Consequences } from '../plan/consequences';
import { NotSaved } from '../plan/not-saved';
import { paths } from '../paths';
import { Page } from '../shared/page';

type Props = {
  title: string;
  lead?: string;
  state: SettingsAnswer | undefined;
  /** Consequences known before anything was sent, with what would be sent. */
  ahead?: readonly ProgrammeChangeText[];
  children: ReactNode;
};

export function CalendarPage({ title, lead, state, ahead = [], children }: Props) {
  const programmes = state?.preview ?? ahead;
  const count = programmes.reduce((sum, programme) => sum + programme.consequences.movedCount, 0);
  const back = paths.workingCalendar();
  return (
    <Page title={title} lead={lead} crumbs={[{ label: m.nav_working_calendar(), to: back }]}>
      <NotSaved answer={state} />
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

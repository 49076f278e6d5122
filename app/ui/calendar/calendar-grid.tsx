// The month or week as a grid, where there is room: as the server drew it until FullCalendar is there. Its list beneath is complete without it.
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { m } from '~/paraglide/messages.js';
import { useDrawn } from '../shared/drawn-part';
import type { PlanCalendarProps } from './plan-calendar';
import { takeOver } from './take-over';

const PlanCalendar = lazy(async () => ({ default: (await import('./plan-calendar')).PlanCalendar }));

/** On a phone a month is a list: the grid and its scripts are not fetched there. */
const room = '(min-width: 48.01rem)';

/** The element around what is drawn. */
export const gridId = 'cal-drawn';

function watchRoom(changed: () => void): () => void {
  const query = globalThis.matchMedia(room);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

type Props = Omit<PlanCalendarProps, 'isWaiting' | 'arrived'> & {
  /** Null: it stands in the document; empty when there is none. */
  drawn: string | null;
  title: string;
};

export function CalendarGrid({ drawn, title, ...props }: Props) {
  const shown = useSyncExternalStore(
    watchRoom,
    () => globalThis.matchMedia(room).matches,
    () => false,
  );
  const period = `${props.view}-${props.date}`;
  const [first] = useState(period);
  // Data that is fetched again while FullCalendar is on its way brings no drawing: the one of the document stays.
  const markup = useDrawn(gridId, drawn === '' && period === first ? null : drawn);
  const [isThere, setThere] = useState(false);
  const isEmpty = props.entries.length + props.periods.length === 0;
  const [arrived] = useState(() => takeOver(gridId, { isEmpty, show: () => flushSync(() => setThere(true)) }));
  const meanwhile =
    markup.__html === '' ? (
      <p className="cal-grid-loading">{m.calendar_loading()}</p>
    ) : (
      <div className="cal-drawn" id={gridId} role="group" aria-label={title} dangerouslySetInnerHTML={markup} />
    );
  return (
    <div className={`cal-grid cal-grid-${props.view}`}>
      {/* Not the fallback: as one it would be drawn anew, and whoever is in it with the keyboard would be thrown out. */}
      {shown && isThere ? null : meanwhile}
      {shown ? (
        <Suspense fallback={null}>
          <PlanCalendar key={period} {...props} {...{ arrived }} isWaiting={!isThere} />
        </Suspense>
      ) : null}
    </div>
  );
}

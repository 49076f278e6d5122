// The month or week as a grid, where there is room and there are scripts; its list beneath is complete without it.
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { m } from '~/paraglide/messages.js';
import type { PlanCalendarProps } from './plan-calendar';

const PlanCalendar = lazy(async () => ({ default: (await import('./plan-calendar')).PlanCalendar }));

/** On a phone a month is a list: the grid and its scripts are not fetched there. */
const room = '(min-width: 48.01rem)';

function watchRoom(changed: () => void): () => void {
  const query = globalThis.matchMedia(room);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

export function CalendarGrid(props: PlanCalendarProps) {
  const shown = useSyncExternalStore(
    watchRoom,
    () => globalThis.matchMedia(room).matches,
    () => false,
  );
  const loading = <p className="cal-grid-loading">{m.calendar_loading()}</p>;
  return (
    <div className={`cal-grid cal-grid-${props.view}`}>
      {shown ? (
        <Suspense fallback={loading}>
          <PlanCalendar key={`${props.view}-${props.date}`} {...props} />
        </Suspense>
      ) : (
        loading
      )}
    </div>
  );
}

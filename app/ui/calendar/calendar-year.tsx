// The year overview as a page part: its sentences, its table, and how to read it; a clear word when nothing was found.
import type { MouseEvent } from 'react';
import type { Interval } from '~/models/planning/interval';
import type { CalendarState } from './calendar-state';
import { windowTitle } from './calendar-text';
import { NothingFound } from './nothing-found';
import { YearLegend } from './year-legend';
import { YearTable } from './year-table';

type Props = {
  programmeId: string;
  state: CalendarState;
  window: Interval;
  filtered: boolean;
  /** Null when there is nothing in these twelve months. */
  summary: string | null;
  table: string | null;
  /** Percent of the sheet at which the lines of go-live and today stand. */
  lines: { goLive: number | null; today: number | null };
  follow: (event: MouseEvent) => void;
};

export function CalendarYear(props: Props) {
  const { programmeId, state, window, filtered, summary, table, lines, follow } = props;
  const title = windowTitle('year', window);
  return (
    // Links work by themselves; following them here saves loading the whole page.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
    <div className="cal-year stack" onClick={follow}>
      {summary === null ? (
        <NothingFound programmeId={programmeId} state={state} filtered={filtered} title={title} />
      ) : (
        <p className="cal-summary measure">{summary}</p>
      )}
      <YearTable title={title} table={table} {...lines} />
      <YearLegend context={state.context} byDepartment={state.rows === 'department'} />
    </div>
  );
}

// The year overview as a page part: its sentences, its table, and how to read it; a clear word when nothing was found.
import type { Day } from '~/models/planning/day';
import type { Interval } from '~/models/planning/interval';
import type { TeamOverLimit } from '~/models/planning/month-limits';
import type { YearOverview } from '~/models/planning/year-overview';
import type { YearStrip } from '~/models/planning/year-strip';
import type { CalendarState } from './calendar-state';
import { windowTitle } from './calendar-text';
import { NothingFound } from './nothing-found';
import { YearLegend } from './year-legend';
import { YearSummary } from './year-summary';
import { YearTable } from './year-table';

type Props = {
  programmeId: string;
  state: CalendarState;
  window: Interval;
  today: Day;
  goLive: Day;
  filtered: boolean;
  overview: YearOverview;
  strips: { main: YearStrip; context: YearStrip };
  limits: readonly TeamOverLimit[][];
};

export function CalendarYear(props: Props) {
  const { programmeId, state, window, filtered, overview, limits } = props;
  const title = windowTitle('year', window);
  const nothing = overview.total.active === 0 && overview.moments.every((month) => month.length === 0);
  return (
    <div className="cal-year stack">
      {nothing ? (
        <NothingFound programmeId={programmeId} state={state} filtered={filtered} title={title} />
      ) : (
        <YearSummary overview={overview} limits={limits} title={title} />
      )}
      <YearTable {...props} title={title} />
      <YearLegend context={state.context} byDepartment={state.rows === 'department'} />
    </div>
  );
}

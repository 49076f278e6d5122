// Everything of a month or week, day by day, as plain HTML: what begins, ends, takes place and lies over it.
import type { DayList as Days, ListDay } from '~/models/planning/calendar-entries';
import type { CalendarPeriod } from '~/models/planning/calendar-period';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { dayLong, dayText, dayWithWeek, periodText } from '../words';
import { lookText, occasionText, periodName } from './calendar-text';
import { EntryLine, type LineContext } from './entry-line';
import { PeriodSign } from './period-sign';

type Props = LineContext & { list: Days; today: Day; goLive: Day };

export function DayList({ list, today, goLive, ...context }: Props) {
  return (
    <div className="cal-days">
      {list.running.length > 0 || list.runningPeriods.length > 0 ? (
        <section className="cal-day">
          <h3 className="cal-day-head">
            {m.calendar_running()}
            <span className="muted">{m.calendar_running_hint()}</span>
          </h3>
          <ul className="cal-lines">
            {list.runningPeriods.map((period) => (
              <PeriodLine key={period.id} period={period} />
            ))}
            {list.running.map((entry) => (
              <EntryLine key={entry.id} entry={entry} word={m.calendar_occasion_running()} {...context} />
            ))}
          </ul>
        </section>
      ) : null}
      {list.days.map((day) => (
        <DaySection key={day.day} day={day} today={today} goLive={goLive} context={context} />
      ))}
    </div>
  );
}

function DaySection({ day, today, goLive, context }: { day: ListDay; today: Day; goLive: Day; context: LineContext }) {
  const isToday = day.day === today;
  return (
    <section className={isToday ? 'cal-day cal-day-today' : 'cal-day'}>
      <h3 className="cal-day-head" title={dayLong(day.day)}>
        {dayWithWeek(goLive, day.day)}
        {isToday ? <span className="cal-flag cal-flag-today">{m.calendar_today_flag()}</span> : null}
        {day.day === goLive ? <span className="cal-flag cal-flag-g">{m.calendar_go_live_flag()}</span> : null}
      </h3>
      <ul className="cal-lines">
        {day.periods.map((period) => (
          <PeriodLine key={period.id} period={period} />
        ))}
        {day.lines.map(({ occasion, entry }) => (
          <EntryLine key={`${entry.id}-${occasion}`} entry={entry} word={occasionText(occasion)} {...context} />
        ))}
      </ul>
    </section>
  );
}

function PeriodLine({ period }: { period: CalendarPeriod }) {
  const single = typeof period.name === 'string';
  return (
    <li className="cal-line cal-line-period">
      <span className="cal-line-word">{lookText(period.look)}</span>
      <PeriodSign look={period.look} />
      <span className="cal-line-title">{periodName(period)}</span>
      <span className="cal-line-when">{single ? dayText(period.from) : periodText(period)}</span>
      <span className="cal-line-stream">{period.verify ? m.calendar_verify() : null}</span>
      <span />
    </li>
  );
}

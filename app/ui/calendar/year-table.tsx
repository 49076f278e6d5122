// The year overview: twelve months across, workstreams or departments down, what lies over it on top, totals below.
import { everyone } from '~/models/planning/calendar-filter';
import { type Day, yearOf } from '~/models/planning/day';
import type { TeamOverLimit } from '~/models/planning/month-limits';
import type { YearOverview } from '~/models/planning/year-overview';
import type { YearStrip as Strip } from '~/models/planning/year-strip';
import { m } from '~/paraglide/messages.js';
import { fromGoLive, monthShort, monthText, number, percent, words } from '../words';
import { CalendarLink } from './calendar-link';
import { calendarHref, type CalendarState } from './calendar-state';
import { isSameMonth } from './calendar-text';
import { YearCell, YearFigures } from './year-cell';
import { YearMoments } from './year-moments';
import { YearStrip } from './year-strip';

type Props = {
  programmeId: string;
  state: CalendarState;
  overview: YearOverview;
  strips: { main: Strip; context: Strip };
  limits: readonly TeamOverLimit[][];
  today: Day;
  goLive: Day;
  title: string;
};

export function YearTable({ programmeId, state, overview, strips, limits, today, goLive, title }: Props) {
  const { months, rows, totals, total, mostHours, moments } = overview;
  const by = state.rows;
  const href = (changes: Partial<CalendarState>) => calendarHref(programmeId, state, changes);
  const untitled = (id: string) =>
    id === everyone
      ? m.calendar_every_department()
      : by === 'workstream'
        ? m.calendar_no_workstream()
        : m.calendar_no_department();
  const now = (month: Day) => isSameMonth(month, today);
  const { goLive: lineG, today: lineToday } = strips.main;
  const mostOfTotals = Math.max(0, ...totals.map((cell) => cell.hours));
  return (
    <div className="year-scroll" role="region" aria-label={m.calendar_year_region({ title })} tabIndex={0}>
      <div className="year-sheet">
        <svg className="year-lines" width="100%" height="100%" aria-hidden="true">
          {lineG === null ? null : <line className="year-g" x1={`${lineG}%`} x2={`${lineG}%`} y1="0" y2="100%" />}
          {lineToday === null ? null : (
            <line className="year-today" x1={`${lineToday}%`} x2={`${lineToday}%`} y1="0" y2="100%" />
          )}
        </svg>
        <table className="year-table">
          <caption className="visually-hidden">
            {by === 'workstream'
              ? m.calendar_year_caption_workstream({ title })
              : m.calendar_year_caption_department({ title })}
          </caption>
          <thead>
            <tr>
              <th scope="col" className="year-corner">
                {by === 'workstream' ? m.calendar_workstream() : m.calendar_department()}
              </th>
              {months.map((month) => (
                <th key={month} scope="col" className={now(month) ? 'year-month year-now' : 'year-month'}>
                  <CalendarLink to={href({ view: 'month', date: month })} title={monthText(month)}>
                    {monthShort(month)}
                    <span className="visually-hidden"> {yearOf(month)}</span>
                  </CalendarLink>
                  <MonthFlag month={month} today={today} goLive={goLive} />
                </th>
              ))}
              <th scope="col" className="year-month year-total">
                {m.calendar_total()}
              </th>
            </tr>
          </thead>
          <tbody className="year-over">
            <tr>
              <th scope="row">{m.calendar_moments()}</th>
              {months.map((month, index) => (
                <td key={month} className={now(month) ? 'year-now' : undefined}>
                  <YearMoments programmeId={programmeId} moments={moments[index] ?? []} />
                </td>
              ))}
              <td className="year-total number">{number(moments.flat().length)}</td>
            </tr>
            <StripRow title={m.calendar_periods()} strip={strips.main} />
            {strips.context.lanes > 0 ? <StripRow title={m.calendar_context()} strip={strips.context} small /> : null}
          </tbody>
          <tbody>
            {rows.map((row) => {
              const name = row.title ? words(row.title) : untitled(row.id);
              const only = by === 'workstream' ? { workstream: row.id } : { department: row.id };
              return (
                <tr key={row.id}>
                  <th scope="row" className={row.hue === null ? undefined : `hue-edge hue-${row.hue}`}>
                    <CalendarLink to={href(only)}>{name}</CalendarLink>
                  </th>
                  {row.cells.map((cell, index) => {
                    const month = months[index];
                    if (month === undefined) return null;
                    return (
                      <YearCell
                        key={month}
                        cell={cell}
                        most={mostHours}
                        to={href({ view: 'list', date: month, ...only })}
                        of={`${name}, ${monthText(month)}`}
                        now={now(month)}
                      />
                    );
                  })}
                  <td className="year-total year-td">
                    {row.total.active > 0 ? (
                      <YearFigures cell={row.total} most={0} />
                    ) : (
                      <span className="year-none">·</span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{m.calendar_total()}</th>
              {totals.map((cell, index) => (
                <td
                  key={months[index]}
                  className={months[index] && now(months[index]) ? 'year-td year-now' : 'year-td'}
                >
                  <YearFigures cell={cell} most={mostOfTotals} />
                </td>
              ))}
              <td className="year-total year-td">
                <YearFigures cell={total} most={0} />
              </td>
            </tr>
            <tr className="year-limits">
              <th scope="row">{m.calendar_limits()}</th>
              {limits.map((teams, index) => (
                <td key={months[index]} className={months[index] && now(months[index]) ? 'year-now' : undefined}>
                  <Limits teams={teams} />
                </td>
              ))}
              <td className="year-total" />
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  );
}

function StripRow({ title, strip, small = false }: { title: string; strip: Strip; small?: boolean }) {
  return (
    <tr>
      <th scope="row">{title}</th>
      <td colSpan={12} className="year-strip-cell">
        <YearStrip strip={strip} small={small} />
      </td>
      <td className="year-total" />
    </tr>
  );
}

function MonthFlag({ month, today, goLive }: { month: Day; today: Day; goLive: Day }) {
  const flags = [];
  if (isSameMonth(month, goLive))
    flags.push(<b key="g" className="cal-flag cal-flag-g">{`G ${Number(goLive.slice(8))}`}</b>);
  if (isSameMonth(month, today)) {
    flags.push(
      <b key="t" className="cal-flag cal-flag-today">
        {m.calendar_today_on({ day: Number(today.slice(8)) })}
      </b>,
    );
  }
  return <small>{flags.length > 0 ? flags : fromGoLive(goLive, month)}</small>;
}

function Limits({ teams }: { teams: readonly TeamOverLimit[] }) {
  const [first] = teams;
  if (!first) return <span className="year-none">·</span>;
  const all = teams.map((team) => `${words(team.title)} ${percent(team.ratio)}`).join(', ');
  return (
    <span className="year-limit" title={all}>
      <svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
        <path d="M5 1 9.5 9h-9Z" />
      </svg>
      <b>{first.key}</b> {percent(first.ratio)}
      {teams.length > 1 ? <small>{m.calendar_limits_more({ count: teams.length - 1 })}</small> : null}
      <span className="visually-hidden">{all}</span>
    </span>
  );
}

// The year overview in sentences: what runs, the busiest month, where teams are asked too much, the promises that count.
import type { TeamOverLimit } from '~/models/planning/month-limits';
import type { YearOverview } from '~/models/planning/year-overview';
import { m } from '~/paraglide/messages.js';
import { monthText, number, percent, words } from '../words';

type Props = { overview: YearOverview; limits: readonly TeamOverLimit[][]; title: string };

export function YearSummary({ overview, limits, title }: Props) {
  const { months, rows, totals, total, moments } = overview;
  const busiest = totals.reduce((best, cell, index) => (cell.hours > (totals[best]?.hours ?? 0) ? index : best), 0);
  const heaviest = rows.reduce<(typeof rows)[number] | null>((best, row) => {
    return (row.cells[busiest]?.hours ?? 0) > (best?.cells[busiest]?.hours ?? 0) ? row : best;
  }, null);
  const over = limits.flatMap((teams, index) => teams.slice(0, 1).map((team) => ({ team, month: months[index] })));
  const worst = over.reduce<(typeof over)[number] | null>(
    (best, one) => (one.team.ratio > (best?.team.ratio ?? 0) ? one : best),
    null,
  );
  const gates = moments.flat().filter((moment) => moment.kind === 'gate').length;
  const late = moments.flat().filter((moment) => moment.state === 'late').length;
  const month = months[busiest];
  return (
    <p className="cal-summary measure">
      {m.calendar_summary({
        title,
        active: number(total.active),
        landing: number(total.landing),
        hours: number(total.hours),
      })}{' '}
      {month && (totals[busiest]?.hours ?? 0) > 0
        ? m.calendar_summary_busiest({ month: monthText(month), hours: number(totals[busiest]?.hours ?? 0) })
        : null}{' '}
      {month && heaviest?.title ? m.calendar_summary_most({ row: words(heaviest.title) }) : null}{' '}
      {m.calendar_summary_moments({ milestones: moments.flat().length - gates, gates })}{' '}
      {late > 0 ? m.calendar_summary_late({ count: late }) : null}{' '}
      {worst?.month
        ? m.calendar_summary_limits({
            months: over.length,
            team: words(worst.team.title),
            month: monthText(worst.month),
            ratio: percent(worst.team.ratio),
          })
        : m.calendar_summary_no_limits()}
    </p>
  );
}

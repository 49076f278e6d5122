// The year overview in sentences: what runs, the busiest month, where teams are asked too much, the promises that count.
import { pressure, type TeamOverLimit } from '~/models/planning/month-limits';
import type { YearOverview, YearRow } from '~/models/planning/year-overview';
import { m } from '~/paraglide/messages.js';
import { monthText, number, shareText, words } from '../words';

function limitsText({ months }: YearOverview, limits: readonly TeamOverLimit[][]): string {
  const over = limits.flatMap((teams, at) => teams.slice(0, 1).map((team) => ({ team, month: months[at] })));
  const worst = over.reduce<(typeof over)[number] | null>(
    (best, one) => (best === null || pressure(one.team) > pressure(best.team) ? one : best),
    null,
  );
  if (!worst?.month) return m.calendar_summary_no_limits();
  return m.calendar_summary_limits({
    months: over.length,
    team: words(worst.team.title),
    month: monthText(worst.month),
    ratio: shareText(worst.team.ratio),
  });
}

export function yearSummary(overview: YearOverview, limits: readonly TeamOverLimit[][], title: string): string {
  const { months, rows, totals, total, moments } = overview;
  const busiest = totals.reduce((best, cell, at) => (cell.hours > (totals[best]?.hours ?? 0) ? at : best), 0);
  const hours = totals[busiest]?.hours ?? 0;
  const heaviest = rows.reduce<YearRow | null>(
    (best, row) => ((row.cells[busiest]?.hours ?? 0) > (best?.cells[busiest]?.hours ?? 0) ? row : best),
    null,
  );
  const all = moments.flat();
  const gates = all.filter(({ kind }) => kind === 'gate').length;
  const late = all.filter(({ state }) => state === 'late').length;
  const month = months[busiest];
  const { active, landing } = total;
  return [
    m.calendar_summary({ title, active: number(active), landing: number(landing), hours: number(total.hours) }),
    month && hours > 0 ? m.calendar_summary_busiest({ month: monthText(month), hours: number(hours) }) : '',
    month && heaviest?.title ? m.calendar_summary_most({ row: words(heaviest.title) }) : '',
    m.calendar_summary_moments({ milestones: all.length - gates, gates }),
    late > 0 ? m.calendar_summary_late({ count: late }) : '',
    limitsText(overview, limits),
  ]
    .filter(Boolean)
    .join(' ');
}

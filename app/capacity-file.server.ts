// The heat map as a file: a line per team and month or week, with where the hours go.
import { type Cell, csvFile } from './csv.server';
import type { CapacitySearch } from './models/planning/capacity/capacity-search';
import type { HeatCell, HeatRow, HeatSpan } from './models/planning/capacity/heat-map';
import { neededOf } from './models/planning/capacity/outlook';
import { isoWeek } from './models/planning/day';
import { m } from './paraglide/messages.js';
import { heatStateText } from './ui/capacity/load-text';
import { words } from './ui/words';

const hours = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
const ratio = (value: number | null) => (value === null ? null : Math.round(value * 1_000) / 1_000);

function periodOf({ from }: HeatSpan, per: CapacitySearch['per']): string {
  if (per === 'month') return from.slice(0, 7);
  const { year, week } = isoWeek(from);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

function lineOf({ team, limits }: HeatRow, cell: HeatCell, period: string): Cell[] {
  return [
    ...[team.key, words(team.title), period],
    ...[cell.regular, cell.double, cell.own, cell.others, cell.switching, neededOf(cell), cell.capacity].map(hours),
    ...[cell.ratio, limits.amber, limits.red].map(ratio),
    heatStateText(cell.state),
  ];
}

/** The same teams and columns as on the page, in its order. */
export function capacityFile(
  rows: readonly HeatRow[],
  spans: readonly HeatSpan[],
  per: CapacitySearch['per'],
): Response {
  const head = [
    ...[m.settings_key(), m.settings_team(), per === 'week' ? m.capacity_week() : m.capacity_month()],
    ...[m.capacity_regular(), m.capacity_double_long(), m.capacity_own(), m.capacity_others()],
    ...[m.capacity_switching_short(), m.capacity_needed(), m.capacity_available(), m.capacity_ratio()],
    ...[m.capacity_busy(), m.capacity_limit(), m.capacity_state()],
  ];
  const pages = rows.map((row) => row.cells.map((cell, at) => lineOf(row, cell, periodOf(spans[at]!, per))));
  return csvFile(m.capacity_file(), head, pages);
}

// The adoption table as a file: a line per department, metric and period that is in its sparklines; what hides stays empty.
import { type Cell, csvFile } from './csv.server';
import type { AdoptionCell } from './models/planning/adoption/adoption-cell';
import type { AdoptionTable, AdoptionUnit } from './models/planning/adoption/adoption-table';
import type { Metric } from './models/planning/adoption/metric';
import { writePeriod } from './models/planning/adoption/period';
import { m } from './paraglide/messages.js';
import { cellStateText, tooFew } from './ui/adoption/level-text';
import { words } from './ui/words';

const round = (value: number | null) => (value === null ? null : Math.round(value * 1_000) / 1_000);

function linesOf(metric: Metric, cell: AdoptionCell, unit: AdoptionUnit | null): Cell[][] {
  const { period, points } = cell;
  if (period === null) return [];
  return points.flatMap((point) => {
    if (point === null || (point.level === null && !point.hidden)) return [];
    const isLatest = point.start === period.start;
    const place = [writePeriod({ kind: period.kind, start: point.start }), unit?.key ?? '', metric.key];
    const figure = [
      round(point.figure?.numerator ?? null),
      round(point.figure?.denominator ?? null),
      round(point.level),
    ];
    const wanted = isLatest ? [cell.target, cell.ceiling, cellStateText(metric, cell)] : [null, null, ''];
    const names = [unit ? words(unit.name) : m.adoption_total(), words(metric.title), words(metric.unit)];
    return [[...place, ...figure, ...wanted, point.hidden ? tooFew(metric.subject) : '', ...names]];
  });
}

/** The same departments and metrics as on the page, in its order. */
export function adoptionFile(table: AdoptionTable): Response {
  const { metrics, rows, total } = table;
  const head = [
    ...[m.adoption_file_period(), m.adoption_file_department(), m.adoption_file_metric()],
    ...[m.adoption_file_numerator(), m.adoption_file_denominator(), m.adoption_level(), m.adoption_target()],
    ...[m.adoption_ceiling(), m.adoption_state(), m.adoption_note(), m.adoption_department(), m.adoption_metric()],
    m.adoption_unit(),
  ];
  const pages = (function* () {
    for (const { department, cells } of rows) {
      yield cells.flatMap((cell, k) => linesOf(metrics[k]!, cell, department));
    }
    yield total.flatMap((cell, k) => linesOf(metrics[k]!, cell, null));
  })();
  return csvFile(m.adoption_title(), head, pages);
}

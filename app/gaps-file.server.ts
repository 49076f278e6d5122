// The gaps as a file: a line per gap and item that waits for it.
import { type Cell, csvFile } from './csv.server';
import type { Gap } from './models/planning/capacity/gaps';
import type { Plan } from './models/planning/plan';
import { m } from './paraglide/messages.js';
import { closingText, nameOf, type Names } from './ui/competence/coverage-text.server';
import { words } from './ui/words';

/** The same gaps as on the page, in its order. */
export function gapsFile(gaps: readonly Gap[], { plan, names }: { plan: Plan; names: Names }): Response {
  const titles = new Map(plan.items.map(({ id, title }) => [id, title]));
  const head = [
    ...[m.competence_one(), m.column_team(), m.competence_level_now(), m.competence_level_needed()],
    ...[m.competence_needed_from(), m.column_item(), m.competence_item_start(), m.competence_hours_at_risk()],
    ...[m.competence_closing(), m.competence_closing_day()],
  ];
  const lines = gaps.flatMap((gap) =>
    gap.items.map(({ item, needed, hours }): Cell[] => [
      ...[nameOf(names, gap.competenceId), nameOf(names, gap.teamId), gap.has, needed],
      ...[gap.neededOn, words(item.title), item.start, Math.round(hours * 10) / 10],
      ...[closingText(gap, titles), gap.closing?.on ?? ''],
    ]),
  );
  return csvFile(m.competence_coverage_title(), head, [lines]);
}

// The roll-out matrix as a file: a line per cell that the filter keeps.
import { type Cell, csvFile } from './csv.server';
import { isLate, type RolloutMatrix, rolloutLists } from './models/planning/adoption/rollout';
import type { Day } from './models/planning/day';
import { m } from './paraglide/messages.js';
import { rolloutKindText, stageText } from './ui/rollout/stage-text';
import { words } from './ui/words';

/** Department by department, in the order of the page. */
export function rolloutFile(matrix: RolloutMatrix, today: Day): Response {
  const head = [
    ...[m.adoption_file_department(), m.adoption_department(), m.rollout_kind(), m.rollout_subject()],
    ...[m.rollout_stage(), m.rollout_planned(), m.rollout_actual(), m.rollout_late(), m.rollout_remark()],
  ];
  const pages = (function* () {
    for (const { unit, cells } of rolloutLists(matrix)) {
      yield cells.map(({ subject, cell }): Cell[] => [
        ...[unit.key, words(unit.name), rolloutKindText(subject.kind), words(subject.name), stageText(cell.stage)],
        ...[cell.plannedOn, cell.actualOn, isLate(cell, today) ? m.yes() : m.no(), cell.remark],
      ]);
    }
  })();
  return csvFile(m.rollout_title(), head, pages);
}

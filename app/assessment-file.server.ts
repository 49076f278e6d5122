// The results of a closed round as a file: the outcome, a line per dimension and per question and group; what hides says so.
import { type Cell, csvFile } from './csv.server';
import { shippedQuestionnaire } from './models/assessment-questions.server';
import type { RoundView } from './models/assessment.server';
import { respondentGroups, scaleOf, scales } from './models/planning/assessment/questions';
import type { Mean } from './models/planning/assessment/score';
import { m } from './paraglide/messages.js';
import { groupText } from './ui/assessment/assessment-words';
import { scaleText, signalText } from './ui/assessment/results-text.server';
import { words } from './ui/words';

const rounded = (value: number) => Math.round(value * 1_000) / 1_000;

/** Null as long as there are no results. */
export function assessmentFile({ round, results }: RoundView): Response | null {
  if (!results) return null;
  const { questions } = shippedQuestionnaire();
  const head = [
    ...[m.assessment_title(), m.assessment_day(), m.assessment_file_of(), m.assessment_file_scale()],
    ...[m.assessment_file_question(), m.assessment_file_group(), m.assessment_score()],
    ...[m.assessment_number_of_answers(), m.assessment_spread(), m.assessment_file_note()],
  ];
  const line = (cells: readonly Cell[]): Cell[] => [round.title, round.heldOn, ...cells];
  const scored = (mean: Mean | null): Cell[] => [mean && rounded(mean.mean), mean?.n ?? null];
  const pages = (function* () {
    if (results.verdict) {
      const { ambition, capacity, gap, signal } = results.verdict;
      const outcome = (name: string, value: number, note = '') =>
        line([m.assessment_file_verdict(), name, '', groupText(null), rounded(value), null, null, note]);
      yield [
        outcome(m.assessment_tile_ambition(), ambition),
        outcome(m.assessment_tile_capacity(), capacity.value),
        outcome(m.assessment_tile_gap(), gap, signalText(signal)),
      ];
    }
    yield scales.map((scale) => {
      const score = results.scales[scale];
      const note = score === null ? m.assessment_too_little() : '';
      const value = score === null ? null : rounded(score);
      return line([m.assessment_file_scale(), scaleText(scale), '', groupText(null), value, null, null, note]);
    });
    for (const question of results.questions) {
      const { id, score, spread, toDiscuss, groups, perceptionGap } = question;
      const text = `${id} ${words(questions.get(id)!.text)}`;
      const start = [m.assessment_file_question(), scaleText(scaleOf(id)), text];
      const marks = [
        ...(toDiscuss ? [m.assessment_discuss()] : []),
        ...(perceptionGap ? [m.assessment_gap_mark()] : []),
      ];
      const hidden = m.assessment_response_hidden();
      yield [
        line([
          ...[...start, groupText(null), ...scored(score)],
          ...[spread === null ? null : rounded(spread), score ? marks.join(', ') : hidden],
        ]),
        ...respondentGroups.map((group) =>
          line([...start, groupText(group), ...scored(groups[group]), null, groups[group] ? '' : hidden]),
        ),
      ];
    }
  })();
  return csvFile(round.title, head, pages);
}

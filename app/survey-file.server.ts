// The results of a closed round as a file: a line per department and measure; what hides is one line that says so.
import { type Cell, csvFile } from './csv.server';
import type { Score } from './models/planning/adoption/survey';
import { statementsOf } from './models/planning/adoption/survey-statements';
import type { RoundView } from './models/survey.server';
import { m } from './paraglide/messages.js';
import { elementText, unitName } from './ui/survey/results-text.server';
import { kindText } from './ui/survey/survey-words';
import { words } from './ui/words';

const rounded = (value: number) => Math.round(value * 1_000) / 1_000;

/** Null as long as the round is not closed. */
export function surveyFile({ round, departments, results }: RoundView): Response | null {
  const latest = results.at(-1);
  if (latest?.id !== round.id) return null;
  const statements = statementsOf[round.kind];
  const head = [
    ...[m.survey_title(), m.survey_kind(), m.survey_last(), m.survey_department(), m.survey_file_of()],
    ...[
      m.survey_file_what(),
      m.survey_file_statement(),
      m.survey_file_mean(),
      m.survey_file_count(),
      m.survey_file_note(),
    ],
  ];
  const pages = (function* () {
    for (const unit of latest.units) {
      const of = unit.of === 'own' ? m.survey_file_own() : m.survey_file_total();
      const place = [round.name, kindText(round.kind), round.lastDay, unitName(unit, departments), of];
      const { profile } = unit;
      if (!profile) {
        yield [[...place, '', '', null, null, m.survey_few()]];
        continue;
      }
      const line = (what: string, text: string, score: Score | null, note = ''): Cell[] => [
        ...[...place, what, text, score && rounded(score.mean), score?.n ?? null, note],
      ];
      const barrier = (isBarrier: boolean) => (isBarrier ? m.survey_barrier_mark() : '');
      yield [
        line(m.survey_file_score(), '', profile.level),
        ...profile.elements.map(({ element, score }) =>
          line(m.survey_file_element(), elementText(element), score, barrier(element === profile.barrier)),
        ),
        ...profile.statements.map((score, at) => line(m.survey_file_statement(), words(statements[at]!.text), score)),
      ];
    }
  })();
  return csvFile(round.name, head, pages);
}

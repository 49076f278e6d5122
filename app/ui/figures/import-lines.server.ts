// What a delivery would do, line by line, drawn as text: mistakes first, at most so many lines of each kind, and how many there are.
import { fewest, isSensitive, peopleIn } from '~/models/planning/adoption/disclosure';
import { countOutcomes, type JudgedLine, type LineOutcome } from '~/models/planning/adoption/figure';
import type { Known } from '~/models/planning/adoption/figure-text';
import type { Figure, Metric } from '~/models/planning/adoption/metric';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { type Markup, markup } from '../shared/markup';
import { number, words } from '../words';
import { faultSentences } from './fault-text.server';
import { figureText, periodName } from './figure-words';

/** Lines of one outcome that are shown. */
export const mostShown = 200;

const order = ['fault', 'changed', 'known', 'new', 'unchanged'] as const;
type Outcome = LineOutcome['outcome'];

const titles: Record<Outcome, () => string> = {
  fault: m.figures_outcome_fault,
  changed: m.figures_outcome_changed,
  known: m.figures_outcome_known,
  new: m.figures_outcome_new,
  unchanged: m.figures_outcome_unchanged,
};

/** The figure that stands at the place of a line, as it may be seen: null when it hides. */
export type Standing = (line: JudgedLine) => Figure | null;

type Around = { known: Known; today: Day; standing: Standing };

/** Lines of one outcome that will be shown. */
export function shownLines(lines: readonly JudgedLine[], outcome: Outcome): JudgedLine[] {
  const shown: JudgedLine[] = [];
  for (const line of lines) {
    if (shown.length === mostShown) break;
    if (line.outcome === outcome) shown.push(line);
  }
  return shown;
}

export function importLines(lines: readonly JudgedLine[], around: Around): string {
  const counts = countOutcomes(lines);
  const sentence = faultSentences(around.known, around.today);
  const departments = new Map(around.known.departments.map(({ id, name }) => [id, words(name)]));
  const groups = order
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => {
      const shown = shownLines(lines, outcome);
      const rows = shown.map((line) => row(line, { departments, sentence, standing: around.standing }));
      const more = counts[outcome] > shown.length;
      const said = m.figures_import_shown({ shown: number(shown.length), count: number(counts[outcome]) });
      return markup`<section class="stack-small"><h3>${titles[outcome]()} <span class="muted">(${number(counts[outcome])})</span></h3>${
        outcome === 'known' ? markup`<p class="muted measure">${m.figures_outcome_known_why()}</p>` : null
      }${more ? markup`<p class="muted">${said}</p>` : null}<div class="scroll-x" tabindex="0" role="group" aria-label="${titles[outcome]()}"><table class="table figures-lines">${head(outcome)}<tbody>${rows}</tbody></table></div></section>`;
    });
  return markup`${groups}`.text;
}

function head(outcome: Outcome): Markup {
  const last =
    outcome === 'fault'
      ? markup`<th scope="col">${m.figures_why()}</th>`
      : markup`<th scope="col" class="number">${m.figures_figure()}</th>${outcome === 'changed' ? markup`<th scope="col" class="number">${m.figures_was()}</th>` : null}`;
  return markup`<thead><tr><th scope="col" class="number">${m.figures_line()}</th><th scope="col">${m.figures_period()}</th><th scope="col">${m.figures_department()}</th><th scope="col">${m.figures_metric()}</th>${last}</tr></thead>`;
}

type Words = {
  departments: ReadonlyMap<string, string>;
  sentence: ReturnType<typeof faultSentences>;
  standing: Standing;
};

function row(line: JudgedLine, { departments, sentence, standing }: Words): Markup {
  const { metric, departmentId, period, figure, said } = line;
  const place = markup`<th scope="row" class="number">${number(line.line)}</th><td>${
    period ? periodName(period) : said.period
  }</td><td>${(departmentId && departments.get(departmentId)) ?? said.department}</td><td>${
    metric ? words(metric.title) : said.metric
  }</td>`;
  if (line.outcome === 'fault') {
    const why = line.faults.map((fault) => markup`<li>${sentence(line, fault)}</li>`);
    return markup`<tr>${place}<td><ul class="plain">${why}</ul></td></tr>`;
  }
  const now = markup`<td class="number">${seen(metric!, figure!)}</td>`;
  if (line.outcome !== 'changed') return markup`<tr>${place}${now}</tr>`;
  const before = standing(line);
  return markup`<tr>${place}${now}<td class="number">${before ? figureText(metric!, before) : m.figures_few()}</td></tr>`;
}

/** Also what was just sent is not shown back when it is about few people: a screen is seen by more than one. */
function seen(metric: Metric, figure: Figure): string {
  if (isSensitive(metric) && peopleIn(figure) < fewest) return m.figures_few();
  return figureText(metric, figure);
}

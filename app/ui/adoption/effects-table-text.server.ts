// The effects that can be told as a table: item, metric, verdict, how sure that is, how it stood before and after, and against whom.
// What cannot be told stands below it, folded by its reason.
import { type EffectRow, type EffectSearch, toldApart } from '~/models/planning/adoption/effect-list';
import { addDays } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { type Markup, markup } from '../shared/markup';
import { dayText, words } from '../words';
import {
  alongsideText,
  bareChange,
  changeText,
  expectedText,
  overText,
  slopesText,
  stepText,
  verdictLooks,
  verdictText,
} from './effect-text.server';
import { type Asked, cell, effectFigure, head, itemCell, namesOf, plainHead, small } from './effects-parts.server';
import { untoldText } from './effects-untold-text.server';
import { levelText } from './level-text';

function levelsCell({ metric, answer }: EffectRow): Markup {
  const { levels, window } = answer;
  if (!levels) return markup`–`;
  const [before, after] = [levelText(metric, levels.before), levelText(metric, levels.after)];
  return markup`<span class="nowrap">${m.effects_before_after({ before, after })}</span>${small(overText(window.kind, levels.periods))}${small(slopesText(metric, answer))}`;
}

function comparisonCell({ metric, answer }: EffectRow, departments: Asked['departments']): Markup {
  const { comparison } = answer;
  if (!comparison) return markup`${m.effects_own_trend()}${small(stepText(metric, answer))}`;
  const { levels, departmentIds } = comparison;
  const [before, after] = [levelText(metric, levels.before), levelText(metric, levels.after)];
  return markup`<span class="nowrap">${m.effects_before_after({ before, after })}</span><details class="ef-names"><summary>${m.effects_with_others({ count: departmentIds.length })}</summary>${small(m.effects_with_others_names({ names: namesOf(departmentIds, departments) }))}</details>`;
}

function verdictCell(row: EffectRow): Markup {
  const { verdict } = row.answer;
  const { sign, look } = verdictLooks[verdict];
  return markup`<span class="${look}"><span aria-hidden="true">${sign}</span>${verdictText(verdict)}</span>${small(alongsideText(row))}`;
}

function toldRow(row: EffectRow, asked: Asked): Markup {
  const { metric, until, expectedFrom, departmentIds } = row;
  const chosen = departmentIds === 'all' ? ['total'] : departmentIds.slice(0, 6);
  const over = paths.adoptionMetric(asked.programmeId, metric.key, { department: chosen });
  const effect = row.answer.effect!;
  const range = { low: bareChange(metric, effect.low), high: bareChange(metric, effect.high) };
  const cells = [
    cell(
      m.adoption_metric(),
      markup`<a href="${over}">${words(metric.title)}</a>${small(m.effects_expected_of({ effect: expectedText(row) }))}${small(m.effects_seen_from({ day: dayText(expectedFrom) }))}`,
    ),
    cell(m.effects_verdict(), verdictCell(row)),
    cell(
      m.effects_effect(),
      markup`<strong class="nowrap">${changeText(metric, effect.estimate)}</strong> <span class="nowrap">(${m.effects_between(range)})</span>${effectFigure(row)}`,
    ),
    cell(m.effects_levels(), levelsCell(row)),
    cell(m.effects_comparison(), comparisonCell(row, asked.departments)),
    cell(m.adoption_move_ready(), markup`<span class="nowrap">${dayText(addDays(until, -1))}</span>`),
  ];
  return markup`<tr class="ef-row">${itemCell(row, asked)}${cells}</tr>`;
}

function toldTable(rows: readonly EffectRow[], asked: Asked): Markup {
  if (rows.length === 0) return markup`<p>${m.effects_told_none()}</p>`;
  const heads = [
    head(asked, 'item', m.effects_item()),
    head(asked, 'metric', m.adoption_metric()),
    head(asked, 'verdict', m.effects_verdict()),
    head(asked, 'effect', m.effects_effect()),
    plainHead(m.effects_levels()),
    plainHead(m.effects_comparison()),
    head(asked, 'finished', m.adoption_move_ready()),
  ];
  return markup`<table class="table ef-table ef-told"><caption class="visually-hidden">${m.effects_caption()}</caption><thead><tr>${heads}</tr></thead><tbody>${rows.map((row) => toldRow(row, asked))}</tbody></table>`;
}

/** What can be told in full, and the rest folded; for inside an element. */
export function effectsText(rows: readonly EffectRow[], asked: Omit<Asked, 'open'> & { search: EffectSearch }): string {
  const { told, untold } = toldApart(rows);
  const within = { ...asked, open: asked.search.open };
  return markup`<section class="stack-small"><h2>${m.effects_told()}</h2>${toldTable(told, within)}</section>${untoldText(untold, within)}`
    .text;
}

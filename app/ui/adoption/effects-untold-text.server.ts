// The effects that cannot be told, a fold per reason: what they were to move, and how many figures there are.
import type { EffectRow, EffectsApart, UntoldReason } from '~/models/planning/adoption/effect-list';
import { addDays } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { type Markup, markup } from '../shared/markup';
import { dayText, words } from '../words';
import { bareChange, changeText, expectedText } from './effect-text.server';
import { type Asked, cell, effectFigure, head, itemCell, plainHead, small } from './effects-parts.server';

const reasons: Record<UntoldReason, () => string> = {
  too_early: m.effects_reason_too_early,
  wide: m.effects_reason_wide,
  bent: m.effects_reason_bent,
  few_after: m.effects_reason_few_after,
  hidden: m.effects_reason_hidden,
  few_before: m.effects_reason_few_before,
  go_live: m.effects_reason_go_live,
  no_figures: m.effects_reason_no_figures,
};

/** So few rows need no folding. */
const unfolded = 8;

/** What there is to say beside the reason: how many figures, or how wide the interval is; null where the reason says it all. */
function detail({ metric, answer: { untold, effect } }: EffectRow): Markup | null {
  if (effect) {
    const range = { low: bareChange(metric, effect.low), high: bareChange(metric, effect.high) };
    return markup`<span class="nowrap">${changeText(metric, effect.estimate)}</span> <span class="nowrap">(${m.effects_between(range)})</span>`;
  }
  if (untold === null || !('have' in untold)) return null;
  return untold.why === 'too_early'
    ? markup`${m.effects_have_from({ ...untold, day: dayText(untold.from) })}`
    : markup`${m.effects_have(untold)}`;
}

function untoldRow(row: EffectRow, asked: Asked, label: string | null): Markup {
  const { metric, until, departmentIds } = row;
  const chosen = departmentIds === 'all' ? ['total'] : departmentIds.slice(0, 6);
  const over = paths.adoptionMetric(asked.programmeId, metric.key, { department: chosen });
  const cells = [
    cell(
      m.adoption_metric(),
      markup`<a href="${over}">${words(metric.title)}</a>${small(m.effects_expected_of({ effect: expectedText(row) }))}`,
    ),
    ...(label === null ? [] : [cell(label, markup`${detail(row)}${effectFigure(row)}`)]),
    cell(m.adoption_move_ready(), markup`<span class="nowrap">${dayText(addDays(until, -1))}</span>`),
  ];
  return markup`<tr class="ef-row">${itemCell(row, asked)}${cells}</tr>`;
}

function fold({ why, rows }: EffectsApart['untold'][number], isOpen: boolean, within: Asked): Markup {
  const asked = { ...within, open: why };
  const label = rows.some((row) => detail(row)) ? (why === 'wide' ? m.effects_effect() : m.effects_figures()) : null;
  const heads = [
    head(asked, 'item', m.effects_item()),
    head(asked, 'metric', m.adoption_metric()),
    ...(label === null ? [] : [plainHead(label)]),
    head(asked, 'finished', m.adoption_move_ready()),
  ];
  return markup`<details class="fold ef-fold"${isOpen ? markup` open` : null}><summary><span class="ef-count">${rows.length}</span> ${reasons[why]()}</summary><table class="table ef-table"><caption class="visually-hidden">${reasons[why]()}</caption><thead><tr>${heads}</tr></thead><tbody>${rows.map((row) => untoldRow(row, asked, label))}</tbody></table></details>`;
}

/** One fold per reason; unfolded are the one that is asked for, and all when they are few. */
export function untoldText(groups: EffectsApart['untold'], asked: Asked): Markup | null {
  if (groups.length === 0) return null;
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const folds = groups.map((group) => fold(group, count <= unfolded || group.why === asked.open, asked));
  return markup`<section class="stack-small"><h2>${m.effects_untold()}</h2><p class="measure muted">${m.effects_untold_lead()}</p>${folds}</section>`;
}

// What is to be expected of figures in words: a sentence per department, a few words in a table, and levels ahead with their range.
import type { ForeseenLine } from '~/models/planning/adoption/adoption-ahead';
import { levelsOn } from '~/models/planning/adoption/forecast';
import type { Metric } from '~/models/planning/adoption/metric';
import type { Outlook, Unforeseen } from '~/models/planning/adoption/outlook';
import { addDays, type Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { type Markup, markup } from '../shared/markup';
import { dayText } from '../words';
import { levelText, levelWithUnit, unitText } from './level-text';

const reasons: Record<Unforeseen, () => string> = {
  few: m.effects_no_few,
  hidden: m.effects_no_hidden,
  old: m.effects_no_old,
  no_figures: m.effects_no_no_figures,
  no_target: m.effects_no_no_target,
  uncertain: m.effects_no_uncertain,
};

function whyItStays(metric: Metric, { ceiling, plateau }: Outlook, capped: boolean, target: string): string {
  if (capped && ceiling !== null) return m.effects_stays_capped({ ceiling: levelWithUnit(metric, ceiling), target });
  return plateau ? m.effects_stays_plateau({ target }) : m.effects_stays_flat({ target });
}

/** `SD haalt 60 % naar verwachting rond …`, `… blijft steken op 38 %: …`, `… is nog niet te zeggen: …`. */
export function outlookSentence(metric: Metric, department: string, outlook: Outlook): string {
  const target = outlook.target === null ? '–' : levelWithUnit(metric, outlook.target);
  switch (outlook.state) {
    case 'reached':
      return m.effects_reached({ department, target });
    case 'reaches': {
      const { from, likely, until, open } = outlook.day;
      const said = { department, target, from: dayText(from), likely: dayText(likely), until: dayText(until) };
      return open ? m.effects_reaches_open(said) : m.effects_reaches(said);
    }
    case 'stays': {
      const level = levelWithUnit(metric, outlook.level.level);
      if (outlook.worse) return m.effects_worsens({ department, level, target });
      const [low, high] = [levelText(metric, outlook.level.low), levelText(metric, outlook.level.high)];
      return m.effects_stays({
        department,
        level,
        low,
        high,
        why: whyItStays(metric, outlook, outlook.capped, target),
      });
    }
    case 'unknown':
      return m.effects_not_foreseen({ department, why: reasons[outlook.why]() });
  }
}

/** The same in a few words. */
export function outlookShort(metric: Metric, outlook: Outlook): string {
  switch (outlook.state) {
    case 'reached':
      return m.effects_short_reached();
    case 'reaches':
      return m.effects_short_reaches({ likely: dayText(outlook.day.likely) });
    case 'stays': {
      const level = levelText(metric, outlook.level.level);
      return outlook.worse ? m.effects_short_worsens({ level }) : m.effects_short_stays({ level });
    }
    case 'unknown':
      return m.effects_short_unknown();
  }
}

/** That it stands still, by rule s4 of the stagnation index. */
export function plateauBadge({ plateau }: Pick<Outlook, 'plateau'>): Markup | null {
  if (!plateau) return null;
  return markup`<span class="state state-warn" title="${m.effects_plateau_title()}"><span aria-hidden="true">▬</span>${m.effects_plateau()}</span>`;
}

/** A cell: a few words, why where nothing can be said, and the mark. */
export function outlookCell(metric: Metric, outlook: Outlook): Markup {
  const why = outlook.state === 'unknown' ? markup`<span class="ad-n">${reasons[outlook.why]()}</span>` : null;
  const range =
    outlook.state === 'stays'
      ? markup`<span class="ad-n">${m.effects_between({ low: levelText(metric, outlook.level.low), high: levelText(metric, outlook.level.high) })}</span>`
      : outlook.state === 'reaches'
        ? markup`<span class="ad-n">${dayText(outlook.day.from)} – ${outlook.day.open ? '…' : dayText(outlook.day.until)}</span>`
        : null;
  return markup`<span>${outlookShort(metric, outlook)}</span>${range}${why}${plateauBadge(outlook)}`;
}

const weeks = [4, 8, 13];

/** Per line of the chart the outlook in a sentence, and the levels to come with their range. */
export function outlookTableText(metric: Metric, lines: readonly ForeseenLine[], today: Day): string {
  const days = weeks.map((count) => addDays(today, 7 * count));
  const rows = lines.map(({ name, outlook }) => {
    const { course } = outlook;
    const levels = course ? levelsOn(course, metric, days) : [];
    const cells = days.map((_, k) => {
      const at = levels[k];
      if (!at) return markup`<td class="number">–</td>`;
      const range = { low: levelText(metric, at.low), high: levelText(metric, at.high) };
      return markup`<td class="number">${levelText(metric, at.level)}<span class="ad-n">${m.effects_between(range)}</span></td>`;
    });
    return markup`<tr><th scope="row">${unitText(name)}</th><td>${outlookSentence(metric, unitText(name), outlook)} ${plateauBadge(outlook)}</td>${cells}</tr>`;
  });
  const heads = weeks.map((count) => markup`<th scope="col" class="number">${m.effects_in_weeks({ count })}</th>`);
  return markup`<caption>${m.effects_outlook_caption()}</caption><thead><tr><th scope="col">${m.adoption_department()}</th><th scope="col">${m.effects_outlook()}</th>${heads}</tr></thead><tbody>${rows}</tbody>`
    .text;
}

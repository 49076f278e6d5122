// One cell of the adoption tables as text: level, change, state as sign and word, the last periods as a line, and its number.
import { type AdoptionCell, isCapped } from '~/models/planning/adoption/adoption-cell';
import type { Metric } from '~/models/planning/adoption/metric';
import { m } from '~/paraglide/messages.js';
import { type Markup, markup } from '../shared/markup';
import { number } from '../words';
import { adoptionPeriod, cellStateText, levelText, stateLooks, trendText } from './level-text';

const width = 84;
const height = 20;
const edge = 3;

/** The levels of the last periods as a line with a dot at the latest; a gap where there is none. Null when nothing is shown. */
export function sparkline({ points }: Pick<AdoptionCell, 'points'>): Markup | null {
  const levels = points.flatMap((point) => point?.level ?? []);
  if (levels.length < 2) return null;
  const low = Math.min(...levels);
  const range = Math.max(...levels) - low || 1;
  const step = (width - 2 * edge) / (points.length - 1);
  let path = '';
  let isOpen = false;
  let [lastX, lastY] = [0, 0];
  points.forEach((point, k) => {
    const level = point?.level ?? null;
    if (level === null) {
      isOpen = false;
      return;
    }
    lastX = Math.round(edge + k * step);
    lastY = Math.round((height - edge - ((level - low) / range) * (height - 2 * edge)) * 10) / 10;
    // A level between two gaps is a dot: a line of no length with a round end.
    path += isOpen ? `L${lastX} ${lastY}` : `M${lastX} ${lastY}h0`;
    isOpen = true;
  });
  return markup`<svg class="ad-spark" width="${width}" height="${height}" aria-hidden="true"><path d="${path}"/><circle cx="${lastX}" cy="${lastY}" r="2.2"/></svg>`;
}

/** Words are looked up once per table and not once per cell. */
export type CellWords = (key: string, write: () => Markup) => Markup;

export function cellWords(): CellWords {
  const known = new Map<string, Markup>();
  return (key, write) => {
    let found = known.get(key);
    if (!found) known.set(key, (found = write()));
    return found;
  };
}

/** `+3`, and for who hears it whether that is the right way. */
function trendOf(metric: Metric, trend: number, words: CellWords): Markup {
  const text = trendText(metric, trend);
  const sign = text.startsWith('+') ? '▲' : text.startsWith('−') ? '▼' : '▶';
  const better = (sign === '▲') === (metric.direction === 'up');
  const said = words(`trend ${sign === '▶' ? '' : better}`, () => {
    const text =
      sign === '▶' ? m.adoption_trend_still() : better ? m.adoption_trend_better() : m.adoption_trend_worse();
    return markup`${text}`;
  });
  return markup`<span class="ad-trend"><span aria-hidden="true">${sign}</span>${text}<span class="visually-hidden"> ${said}</span></span>`;
}

export function stateBadge(metric: Metric, cell: AdoptionCell): Markup {
  const { sign, look } = stateLooks[cell.state];
  return markup`<span class="${look}"><span aria-hidden="true">${sign}</span>${cellStateText(metric, cell)}</span>`;
}

function counted(cell: AdoptionCell, words: CellWords): Markup {
  const { counted: count, period } = cell;
  if (count === null || period === null) return markup``;
  return words(`n ${count} ${period.kind} ${period.start}`, () => markup`${countedText(cell)}`);
}

export function countedText(cell: AdoptionCell): string {
  if (cell.counted === null || cell.period === null) return '';
  const decimals = Number.isInteger(cell.counted) ? 0 : 1;
  return m.adoption_counted({ count: number(cell.counted, decimals), period: adoptionPeriod(cell.period) });
}

/** What stands in a cell; `to` is where its metric is seen over time. */
export function cellText(metric: Metric, cell: AdoptionCell, to: string, words: CellWords): Markup {
  const { level, trend, ceiling, period } = cell;
  const badge = words(`${cell.state} ${cell.why} ${metric.subject}`, () => stateBadge(metric, cell));
  if (level === null) {
    const when = period === null ? null : markup`<span class="ad-n">${adoptionPeriod(period)}</span>`;
    return markup`${badge}${when}`;
  }
  const capped =
    isCapped(metric, cell) && ceiling !== null
      ? markup`<span class="ad-n">${m.adoption_ceiling_at({ level: levelText(metric, ceiling) })}</span>`
      : null;
  return markup`<span class="ad-line"><a class="ad-level" href="${to}">${levelText(metric, level)}</a>${trend === null ? null : trendOf(metric, trend, words)}</span>${badge}${sparkline(cell)}<span class="ad-n">${counted(cell, words)}</span>${capped}`;
}

// A bar in words, for who does not see it: title, kind, period, status and what is marked.
import type { BaselineOverlay } from '~/models/planning/roadmap-baseline';
import type { RoadmapRow } from '~/models/planning/roadmap-rows';
import { m } from '~/paraglide/messages.js';
import { kindText } from '../programme/kind-words';
import { dayText, periodText, words } from '../words';
import { statusText, thenShift } from './roadmap-text.server';

/** Where an item stood in a baseline, and how it stands to that now. */
export function thenText({ name, rows }: BaselineOverlay, id: string): string {
  const then = rows.get(id);
  if (!then) return m.roadmap_then_added({ name });
  return m.roadmap_then({ name, period: periodText(then), shift: thenShift(then) });
}

/** Until when it waits for figures, as far as that can be told. */
export function waitsText({ day }: Pick<NonNullable<RoadmapRow['waits']>, 'day'>): string {
  return day === null ? m.roadmap_waits_unknown() : m.roadmap_waits({ day: dayText(day) });
}

export function rowText(row: RoadmapRow, baseline: BaselineOverlay | null): string {
  const marks = [
    row.critical ? m.roadmap_critical() : '',
    row.outside ? m.roadmap_outside() : '',
    row.retired ? m.item_retired() : '',
    row.waits ? waitsText(row.waits) : '',
    baseline ? thenText(baseline, row.id) : '',
  ];
  return [words(row.title), kindText(row.kind), periodText(row), statusText(row.status), ...marks]
    .filter(Boolean)
    .join(', ');
}

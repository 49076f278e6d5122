// A bar in words, for who does not see it: title, kind, period, status and what is marked.
import type { RoadmapRow } from '~/models/planning/roadmap-rows';
import { m } from '~/paraglide/messages.js';
import { kindText } from '../programme/kind-words';
import { periodText, words } from '../words';
import { statusText } from './roadmap-text';

export function rowText(row: RoadmapRow): string {
  const marks = [
    row.critical ? m.roadmap_critical() : '',
    row.outside ? m.roadmap_outside() : '',
    row.retired ? m.item_retired() : '',
  ];
  return [words(row.title), kindText(row.kind), periodText(row), statusText(row.status), ...marks]
    .filter(Boolean)
    .join(', ');
}

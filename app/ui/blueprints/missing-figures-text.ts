// Which metrics and departments a blueprint waits for and this municipality does not have, in one sentence.
import type { MissingFigures } from '~/models/planning/blueprint/missing';
import { m } from '~/paraglide/messages.js';
import { words } from '../words';

export function missingFiguresText({ metrics, departments }: MissingFigures): string {
  const names = [
    ...metrics.map(({ key, title }) => m.blueprint_missing_metric({ key, title: words(title) })),
    ...departments.map((key) => m.blueprint_missing_department({ key })),
  ];
  return m.blueprint_missing_figures({ names: names.join(', ') });
}

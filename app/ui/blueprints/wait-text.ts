// What a blueprint makes something wait for, in words.
import type { BlueprintFigureTest } from '~/models/planning/blueprint/document';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { number, words } from '../words';

/** `Zaken in het zaaksysteem (SD): ten minste 60, 2 metingen achter elkaar`. */
export function waitText(
  { metric, department, at_least, level, periods }: BlueprintFigureTest,
  titles: ReadonlyMap<string, Label>,
): string {
  const title = titles.get(metric);
  const name = title ? words(title) : metric;
  const said = {
    what: department ? `${name} (${department})` : name,
    level: number(level, Number.isInteger(level) ? 0 : 2),
    count: periods,
  };
  return at_least ? m.condition_at_least(said) : m.condition_at_most(said);
}

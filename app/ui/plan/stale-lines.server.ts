// Fields that somebody else set meanwhile, in words: what was typed and what it says now.
import { listLimit } from '~/models/planning/consequences';
import { namesIn, withNames } from '~/models/planning/names';
import type { Label, Plan } from '~/models/planning/plan';
import type { StaleField } from '~/models/planning/stale';
import type { StaleLine } from '../shared/stale-notice';
import { words } from '../words';
import { fieldText, valueText } from './field-text.server';

const isLabel = (raw: unknown): raw is Label => typeof raw === 'object' && raw !== null && 'nl' in raw;

/** Both values in words; in Dutch where only that differs: two that read the same would say nothing. */
function apart([mine, theirs]: [unknown, unknown], said: (raw: unknown) => string) {
  const both = { mine: said(mine), theirs: said(theirs) };
  const hidden = both.mine === both.theirs && isLabel(mine) && isLabel(theirs);
  return hidden ? { mine: mine.nl, theirs: theirs.nl } : both;
}

/** At most `listLimit` lines. `several`: the form was about more than one row, so each line names its own. */
export function staleLines(plan: Plan, fields: readonly StaleField[], several: boolean): StaleLine[] {
  const names = namesIn([plan]);
  const value = (field: string, raw: unknown) => valueText(field, withNames(names, raw));
  return fields.slice(0, listLimit).map(({ id, field, mine, theirs }) => {
    const row = several ? withNames(names, id) : id;
    const name = typeof row === 'string' ? '' : `${words(row as Label)}, `;
    return { field: name + fieldText(field), ...apart([mine, theirs], (raw) => value(field, raw)) };
  });
}

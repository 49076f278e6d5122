// The adoption table that an address asks for, drawn; once per figures, view, day and language.
import { loadAdoption } from './models/adoption.server';
import { firstShown } from './models/planning/adoption/adoption-cell';
import type { AdoptionSearch } from './models/planning/adoption/adoption-search';
import { adoptionTable, type AdoptionUnit } from './models/planning/adoption/adoption-table';
import type { Day } from './models/planning/day';
import type { Actor } from './models/planning/permission';
import { getLocale } from './paraglide/runtime.js';
import { adoptionTableText } from './ui/adoption/adoption-table-text.server';
import { tableSummary } from './ui/adoption/summary-text.server';

export type AdoptionView = { hasFigures: boolean; shown: number; summary: string; text: string };

// The departments are the same object for as long as neither they nor any figure, target or metric changed.
const known = new WeakMap<readonly AdoptionUnit[], Map<string, AdoptionView>>();
const keepAtMost = 6;

export async function askedAdoption(
  actor: Actor,
  programmeId: string,
  search: AdoptionSearch,
  today: Day,
): Promise<{ view: AdoptionView; departments: readonly AdoptionUnit[] }> {
  const figures = await loadAdoption(actor, programmeId, { from: firstShown(today) });
  const { departments } = figures;
  let views = known.get(departments);
  if (!views) known.set(departments, (views = new Map<string, AdoptionView>()));
  const name = JSON.stringify([programmeId, search, today, getLocale()]);
  const found = views.get(name);
  if (found) return { view: found, departments };
  const table = adoptionTable(figures, search, today);
  const view: AdoptionView = {
    hasFigures: figures.series.length > 0,
    shown: table.rows.length,
    summary: tableSummary(table.summary),
    text: table.rows.length === 0 ? '' : adoptionTableText({ programmeId, table, search }),
  };
  if (views.size >= keepAtMost) views.delete(views.keys().next().value!);
  views.set(name, view);
  return { view, departments };
}

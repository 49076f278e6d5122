// The state of a screen as it is kept: the part of an address that is the screen's own, read anew whenever it is used.
import { type NamedKind, namedKinds, screens, type ViewScreen } from './view-screens';

/** A longer one is no state that somebody chose. */
export const longestSearch = 2_000;

/** `?…` with only what the screen knows, in the order it was in; '' when nothing is left. Without `period` it is tied to no days. */
export function keptSearch(screen: ViewScreen, search: string, { period }: { period: boolean }): string {
  const { params, period: days = [] } = screens[screen];
  const kept = new URLSearchParams(
    [...new URLSearchParams(search.replaceAll('\0', ''))].filter(
      ([name, value]) => value !== '' && params.includes(name) && (period || !days.includes(name)),
    ),
  );
  return kept.size === 0 ? '' : `?${kept}`;
}

/** Whether the address ties the screen to days. */
export function hasPeriod(screen: ViewScreen, search: string): boolean {
  const params = new URLSearchParams(search);
  return (screens[screen].period ?? []).some((name) => params.get(name));
}

/** Words that stand where an id may stand: all, none, one's own, all together. */
const notAnId = ['all', 'none', 'mine', 'total', 'product'];

/** The ids an address names, by what they are. */
function namedIn(screen: ViewScreen, search: string): [NamedKind, string][] {
  const params = new URLSearchParams(search);
  return Object.entries(screens[screen].names ?? {}).flatMap(([name, kind]) =>
    params
      .getAll(name)
      .filter((id) => id !== '' && !notAnId.includes(id))
      .map((id): [NamedKind, string] => [kind, id]),
  );
}

/** What is there now, by id. */
export type Present = Record<NamedKind, ReadonlySet<string>>;

/** What an address names and is no longer there. */
export function goneFrom(screen: ViewScreen, search: string, present: Present): NamedKind[] {
  const gone = new Set(namedIn(screen, search).flatMap(([kind, id]) => (present[kind].has(id) ? [] : [kind])));
  return namedKinds.filter((kind) => gone.has(kind));
}

/** Whether it names what only its own programme has. */
export function isOfOneProgramme(screen: ViewScreen, search: string): boolean {
  const params = new URLSearchParams(search);
  const ofProgramme: readonly NamedKind[] = ['workstream', 'phase', 'item'];
  return (
    namedIn(screen, search).some(([kind]) => ofProgramme.includes(kind)) ||
    // Baselines, measures and lanes that are open belong to one plan as well.
    ['baseline', 'm', 'flip'].some((name) => params.has(name)) ||
    (screen === 'compare' && params.size > 0)
  );
}

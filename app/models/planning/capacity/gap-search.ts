// Which gaps the page shows and in which order, as it stands in the address; what cannot be read counts as not said.
import { z } from 'zod';
import type { Gap } from './gaps';

export const gapSorts = ['day', 'competence', 'team', 'hours', 'closing'] as const;
export type GapSort = (typeof gapSorts)[number];

const gapSearch = z.object({
  team: z.string().max(64).catch('').default(''),
  sort: z.enum(gapSorts).catch('day').default('day'),
  order: z.enum(['up', 'down']).catch('up').default('up'),
});
export type GapSearch = z.output<typeof gapSearch>;

export const readGapSearch = (params: URLSearchParams): GapSearch => gapSearch.parse(Object.fromEntries(params));

/** As it stands in an address: what is as it begins is left out. */
export function gapParams(search: GapSearch, change: Partial<GapSearch> = {}) {
  const { team, sort, order } = { ...search, ...change };
  return { team: team || null, sort: sort === 'day' ? null : sort, order: order === 'up' ? null : order };
}

/** The gaps of the team asked for (or all), sorted; what nothing closes comes last. `nameOf` gives the words to sort by. */
export function shownGaps(gaps: readonly Gap[], search: GapSearch, nameOf: (id: string) => string): Gap[] {
  const value = (gap: Gap): string | number => {
    switch (search.sort) {
      case 'competence':
        return nameOf(gap.competenceId);
      case 'team':
        return nameOf(gap.teamId);
      case 'hours':
        return gap.hours;
      case 'closing':
        return gap.closing?.on ?? '9999';
      case 'day':
        return gap.neededOn;
    }
  };
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'nl');
  const turn = search.order === 'down' ? -1 : 1;
  return gaps
    .filter(({ teamId }) => search.team === '' || teamId === search.team)
    .map((gap) => ({ gap, by: value(gap) }))
    .sort((a, b) => turn * compare(a.by, b.by))
    .map(({ gap }) => gap);
}

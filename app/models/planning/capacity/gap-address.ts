// Which gaps the page shows and in which order, and how an address says so: what a link in the browser needs.
export const gapSorts = ['day', 'competence', 'team', 'hours', 'closing'] as const;
export type GapSort = (typeof gapSorts)[number];

/** `team` empty: all of them. */
export type GapSearch = { team: string; sort: GapSort; order: 'up' | 'down' };

/** As it stands in an address: what is as it begins is left out. */
export function gapParams(search: GapSearch, change: Partial<GapSearch> = {}) {
  const { team, sort, order } = { ...search, ...change };
  return { team: team || null, sort: sort === 'day' ? null : sort, order: order === 'up' ? null : order };
}

// What can be found, in the order in which a page of results shows it.

export const foundKinds = [
  'screen',
  'programme',
  'item',
  'phase',
  'workstream',
  'department',
  'team',
  'metric',
  'status',
  'decision',
  'proposal',
  'blueprint',
  'person',
] as const;
export type FoundKind = (typeof foundKinds)[number];

/** Of each kind at most this many are shown. */
export const mostPerKind = 50;

/** Best first over all kinds; of what fits alike, in the order of the kinds. */
export function bestOf<T extends { kind: FoundKind; rank: number }>(found: readonly T[], count: number): T[] {
  const place = new Map(foundKinds.map((kind, at) => [kind, at]));
  return [...found].sort((a, b) => b.rank - a.rank || place.get(a.kind)! - place.get(b.kind)!).slice(0, count);
}

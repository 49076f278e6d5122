// What the database says of a change: what it was about and where; never what it holds.

export const liveKinds = ['plan', 'settings', 'words', 'figures', 'people'] as const;
export type LiveKind = (typeof liveKinds)[number];

/** Something changed in a programme, or in the whole municipality (`programmeId` null); or somebody's rights did. */
export type LiveChange =
  { kind: LiveKind; organisationId: string; programmeId: string | null } | { kind: 'access'; userId: string };

/** Reads "kind organisation programme", "kind organisation -" and "access person -"; null for anything else. */
export function readLiveChange(payload: string): LiveChange | null {
  const [kind, first, second, ...more] = payload.split(' ');
  if (!first || !second || more.length > 0) return null;
  if (kind === 'access') return { kind, userId: first };
  const known = liveKinds.find((one) => one === kind);
  return known ? { kind: known, organisationId: first, programmeId: second === '-' ? null : second } : null;
}

/** Whom a change is told: a programme's to who looks at it, a municipality's to all of its people, rights to whose they are. */
export function concerns(
  change: LiveChange,
  listener: { organisationId: string; programmeId: string; userId: string },
): boolean {
  if (change.kind === 'access') return change.userId === listener.userId;
  if (change.organisationId !== listener.organisationId) return false;
  return change.programmeId === null || change.programmeId === listener.programmeId;
}

type Present = { userId: string; name: string; place: string };

/** Who else looks: at the same screen, and elsewhere in the programme; each person once, the nearest place counts. By name. */
export function othersPresent(
  present: readonly Present[],
  me: { userId: string; place: string },
): { here: string[]; elsewhere: string[] } {
  const nearest = new Map<string, { name: string; here: boolean }>();
  for (const { userId, name, place } of present) {
    if (userId === me.userId) continue;
    nearest.set(userId, { name, here: nearest.get(userId)?.here || place === me.place });
  }
  const names = (here: boolean) =>
    [...nearest.values()]
      .filter((one) => one.here === here)
      .map(({ name }) => name)
      .sort((a, b) => a.localeCompare(b, 'nl'));
  return { here: names(true), elsewhere: names(false) };
}

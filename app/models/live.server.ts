// What changed, told to whoever looks, in every instance: the database says it after each commit, and this passes it on.
import { connection } from './db/client.server';
import { concerns, type LiveChange, readLiveChange } from './planning/live/live-change';

const channel = 'dok_changed';

export type LiveListener = {
  organisationId: string;
  programmeId: string;
  userId: string;
  /** `null`: something may have been missed; look yourself. Every listener is handed the same object for the same change. */
  onChange: (change: LiveChange | null) => void;
  /** The server stops: say so and go. */
  onEnd: () => void;
};

type Hub = { listeners: Set<LiveListener>; started: boolean; ended: boolean };

// The server and the Remix build are two bundles in one process; a global symbol makes the hub one.
const slot = Symbol.for('doorontwikkelkalender.live');
const hub = (): Hub =>
  ((globalThis as { [slot]?: Hub })[slot] ??= { listeners: new Set(), started: false, ended: false });

/** Begins to listen to the database of this process. */
export async function startLive(): Promise<void> {
  const own: Hub = { listeners: new Set(), started: true, ended: false };
  (globalThis as { [slot]?: Hub })[slot] = own;
  const tell = (change: LiveChange | null) => {
    for (const listener of own.listeners) if (change === null || concerns(change, listener)) listener.onChange(change);
  };
  await connection().listen(
    channel,
    (payload) => {
      const change = readLiveChange(payload);
      if (change) tell(change);
    },
    () => tell(null),
  );
}

/** Tells every listener to go, and takes no more: the server stops. */
export function endLive(): void {
  const all = hub();
  all.ended = true;
  for (const listener of [...all.listeners]) listener.onEnd();
}

/** How many listen in this process. */
export const countLive = (): number => hub().listeners.size;

/** Passes on what changes until the answer is called; null when this server does not listen (it is starting or stopping). */
export function listenLive(listener: LiveListener): (() => void) | null {
  const all = hub();
  if (!all.started || all.ended) return null;
  all.listeners.add(listener);
  return () => void all.listeners.delete(listener);
}

// A screen that stays open is told what changed and who else looks, in one answer that does not end (server-sent events).
import { runWithLocale } from './locale.server';
import { type LatestChange, latestChange } from './models/history.server';
import { listenLive } from './models/live.server';
import { type LiveChange, othersPresent } from './models/planning/live/live-change';
import type { Actor } from './models/planning/permission';
import { arrive, findPresent, leave, stillPresent } from './models/presence.server';
import { sessionLives } from './models/user.server';
import { m } from './paraglide/messages.js';
import { getLocale } from './paraglide/runtime.js';
import { changeText } from './ui/plan/change-text';
import type { LiveEvents } from './ui/live/live-events';

/** Proxies cut an answer in which nothing is said for a minute. */
const beatMs = 20_000;
const namesShown = 6;

// One statement says of all screens of this server that they are open.
const open = new Set<string>();
let beating: NodeJS.Timeout | undefined;
function keepPresent(id: string): () => void {
  open.add(id);
  // A database that is restarting says so itself; the next beat tries again.
  beating ??= setInterval(() => void stillPresent([...open], new Date()).catch(() => undefined), beatMs).unref();
  return () => {
    open.delete(id);
    if (open.size === 0) beating = void clearInterval(beating);
    void leave([id]).catch(() => undefined);
  };
}

// Every listener is handed the same change: who made it is looked up once.
const known = new WeakMap<LiveChange, Promise<LatestChange | null>>();
function latestOf(change: LiveChange | null, actor: Actor, programmeId: string): Promise<LatestChange | null> {
  let latest = change ? known.get(change) : undefined;
  latest ??= latestChange(actor, programmeId);
  if (change) known.set(change, latest);
  return latest;
}

function changedText({ userName, kind }: LatestChange): string | null {
  if (kind === null) return null;
  const what = changeText(kind).toLowerCase();
  return userName === null ? m.live_changed_by_itself({ what }) : m.live_changed({ name: userName, what });
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, namesShown).join(', ');
  return names.length > namesShown ? m.live_more({ names: shown, count: names.length - namesShown }) : shown;
}

/** Calls this when nobody reads the answer any more. */
type OnClose = (then: () => void) => void;
type Screen = { actor: Actor; sessionId: string; programmeId: string; place: string; onClose?: OnClose | undefined };

/** The answer; null when it is no programme of theirs. 204 tells a browser not to ask again: this server does not listen. */
export async function liveStream({ actor, sessionId, programmeId, place, onClose }: Screen): Promise<Response | null> {
  const id = await arrive(actor, programmeId, place, new Date());
  if (id === null) return null;
  const locale = getLocale();
  const ends: (() => void)[] = [keepPresent(id)];
  const end = () => ends.splice(0).forEach((stop) => stop());
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => {
        if (ends.length > 0) controller.enqueue(new TextEncoder().encode(text));
      };
      const send = <K extends keyof LiveEvents>(event: K, data: LiveEvents[K]) =>
        write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      const close = () => {
        if (ends.length === 0) return;
        end();
        controller.close();
      };
      const tellPresent = async () => {
        const { here, elsewhere } = othersPresent(await findPresent(actor, programmeId, new Date()), {
          userId: actor.userId,
          place,
        });
        const texts = [
          here.length > 0 ? m.live_here({ names: listed(here) }) : '',
          elsewhere.length > 0 ? m.live_elsewhere({ names: listed(elsewhere) }) : '',
        ];
        send('present', { text: texts.filter(Boolean).join(' ') });
      };
      const endIfOver = async () => {
        if (!(await sessionLives(sessionId, new Date()))) send('over', {});
      };
      let told = 0;
      const tell = async (change: LiveChange | null) => {
        if (change?.kind === 'people') return tellPresent();
        if (change?.kind === 'access') return endIfOver();
        const latest = await latestOf(change, actor, programmeId);
        if (latest === null) return send('over', {});
        const { version } = latest;
        if (change === null) {
          send('missed', { version: (told = version) });
          await endIfOver();
          return tellPresent();
        }
        const isPlan = change.kind === 'plan';
        // Of changes that follow each other closely the first is told with the version of the last.
        if (isPlan && version <= told) return;
        if (isPlan) told = version;
        const text = isPlan && latest.userId !== actor.userId ? changedText(latest) : null;
        send('changed', { version: isPlan ? version : null, text });
      };
      // One after the other, so that the last word is the last state.
      let queue = Promise.resolve();
      const inTurn = (work: () => Promise<void>) => {
        queue = queue.then(() => runWithLocale(locale, work)).catch(() => close());
      };
      const stop = listenLive({
        ...{ organisationId: actor.organisationId, programmeId, userId: actor.userId },
        onChange: (change) => inTurn(() => tell(change)),
        onEnd: close,
      });
      if (stop === null) return close();
      const beat = setInterval(() => {
        write(': \n\n');
        inTurn(endIfOver);
      }, beatMs).unref();
      ends.push(stop, () => clearInterval(beat));
      onClose?.(close);
      write('retry: 2000\n\n');
      inTurn(async () => {
        const latest = await latestChange(actor, programmeId);
        if (latest) send('now', { version: (told = latest.version) });
        await tellPresent();
      });
    },
    cancel: end,
  });
  const headers = {
    'Content-Type': 'text/event-stream; charset=utf-8',
    // Neither kept, nor packed or gathered on the way.
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  };
  return new Response(body, { headers });
}

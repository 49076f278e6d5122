// How far a delivery of figures is: kept in the memory of this process while it lasts, told to who sends it and to nobody else.
import { currentSessionId } from './session.server';

/** Parts of a delivery in their order, each with where it begins and ends in percent: as long as they take with 50,000 lines. */
const parts = { sent: [0, 20], read: [20, 50], judged: [50, 70], done: [70, 100] } as const;
export type Part = keyof typeof parts;

/** Says that this share (0–1) of a part is done, and lets other requests have their turn. */
export type Tell = (part: Part, share: number) => Promise<void>;

const idPattern = /^[\w-]{8,64}$/;

/** Percent by session and delivery. A delivery stands here only while its request lasts. */
const underWay = new Map<string, number>();

/** Null for a request without a session, or without an id of a delivery in its address. */
function keyOf(request: Request): string | null {
  const [session, id] = [currentSessionId(request), new URL(request.url).searchParams.get('delivery')];
  return session && id && idPattern.test(id) ? `${session} ${id}` : null;
}

/** How far the delivery that the address names is, in whole percents; null when this process has none of this session by that id. */
export function percentDone(request: Request): number | null {
  const key = keyOf(request);
  return key === null ? null : (underWay.get(key) ?? null);
}

/** Does what a delivery asks, and meanwhile knows how far that is; the percents only rise. */
export async function followed<T>(request: Request, work: (request: Request, tell: Tell) => Promise<T>): Promise<T> {
  const key = keyOf(request);
  const reached = (part: Part, share: number) => {
    if (key === null) return;
    const [from, to] = parts[part];
    underWay.set(key, Math.max(underWay.get(key) ?? 0, Math.floor(from + (to - from) * Math.min(share, 1))));
  };
  reached('sent', 0);
  try {
    return await work(countedBody(request, reached), async (part, share) => {
      reached(part, share);
      await new Promise((resolve) => setImmediate(resolve));
    });
  } finally {
    if (key !== null) underWay.delete(key);
  }
}

/** The same request, of which the bytes are counted as they come in. */
function countedBody(request: Request, reached: (part: Part, share: number) => void): Request {
  const total = Number(request.headers.get('content-length'));
  if (!request.body || !(total > 0)) return request;
  let bytes = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      reached('sent', bytes / total);
      controller.enqueue(chunk);
    },
  });
  const { method, headers, signal } = request;
  const init = { method, headers, signal, body: request.body.pipeThrough(count), duplex: 'half' };
  return new Request(request.url, init as RequestInit);
}

// Screens that stay open: each listens to what changes, and comes back when its stream ends, as a browser does.
import http from 'node:http';
import { paths } from '~/ui/paths';
import type { Visitor } from './visitor';

export type Screens = {
  /** The least that any of them knows of the plan's version. */
  version(): number;
  /** The most that any of them knows. */
  newest(): number;
  /** Of each of them: what it came to know, and when (`performance.now()`). */
  learned: readonly { version: number; at: number }[][];
  /** How often one of them was cut off and came back. */
  reconnected(): number;
  /** Answers that were no stream: to the sign-in page, or an error that a browser would not ask again after. */
  turnedAway: string[];
  /** What was wrong in what they were told, see {@link wrongIn}. */
  wrong: string[];
  close(): void;
};

type Options = {
  /** An event that they do not heed. */
  deafTo?: string;
};

const againMs = 500;

/** What is wrong with being told this on a stream that was told `known` before: a version that falls, or a change for the second time. */
export function wrongIn(known: number, event: string, version: number): string | null {
  if (version < known) return `${event} ${version} after ${known}`;
  return event === 'changed' && version === known ? `${event} ${version} once more` : null;
}

export function screensAt(
  url: string,
  programmeId: string,
  visitors: readonly Visitor[],
  { deafTo }: Options = {},
): Screens {
  const place = encodeURIComponent(paths.roadmap(programmeId));
  const versions = visitors.map(() => 0);
  const learned = visitors.map((): { version: number; at: number }[] => []);
  const requests = new Set<http.ClientRequest>();
  const turnedAway: string[] = [];
  const wrong: string[] = [];
  let connections = 0;
  let closed = false;

  function open(visitor: Visitor, at: number): void {
    if (closed) return;
    connections += 1;
    let text = '';
    let known = 0;
    let isOver = false;
    const hear = (event: string) => {
      const [, name = ''] = /^event: (\w+)$/m.exec(event) ?? [];
      const version = Number(/"version":(\d+)/.exec(event)?.[1] ?? 0);
      if (version === 0) return;
      const said = wrongIn(known, name, version);
      if (said) wrong.push(said);
      known = Math.max(known, version);
      if (version <= versions[at]! || name === deafTo) return;
      versions[at] = version;
      learned[at]!.push({ version, at: performance.now() });
    };
    const again = () => {
      requests.delete(request);
      if (!isOver) setTimeout(() => open(visitor, at), againMs);
      isOver = true;
    };
    const headers = { cookie: visitor.cookie(), accept: 'text/event-stream' };
    const target = `${url}${paths.live(programmeId)}?place=${place}`;
    const request = http.get(target, { agent: false, headers }, (response) => {
      const { statusCode = 0 } = response;
      if (statusCode >= 300 && statusCode < 500) turnedAway.push(`${statusCode}`);
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        const events = text.split('\n\n');
        text = events.pop()!;
        events.forEach(hear);
      });
      response.on('error', again);
      response.on('close', again);
    });
    request.on('error', again);
    requests.add(request);
  }

  visitors.forEach(open);
  return {
    ...{ learned, turnedAway, wrong },
    version: () => Math.min(...versions),
    newest: () => Math.max(...versions),
    reconnected: () => connections - visitors.length,
    close() {
      closed = true;
      for (const request of requests) request.destroy();
    },
  };
}

// Screens that stay open: each listens to what changes, and comes back when its stream ends, as a browser does.
import http from 'node:http';
import { paths } from '~/ui/paths';
import type { Visitor } from './visitor';

export type Screens = {
  /** The least that any of them knows of the plan's version. */
  version(): number;
  /** The most that any of them knows. */
  newest(): number;
  /** How often one of them was cut off and came back. */
  reconnected(): number;
  /** Answers that were no stream: to the sign-in page, or an error that a browser would not ask again after. */
  turnedAway: string[];
  close(): void;
};

const againMs = 500;

export function screensAt(url: string, programmeId: string, visitors: readonly Visitor[]): Screens {
  const place = encodeURIComponent(paths.roadmap(programmeId));
  const versions = visitors.map(() => 0);
  const requests = new Set<http.ClientRequest>();
  const turnedAway: string[] = [];
  let connections = 0;
  let closed = false;

  function open(visitor: Visitor, at: number): void {
    if (closed) return;
    connections += 1;
    let text = '';
    let isOver = false;
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
        for (const event of events) {
          const version = Number(/"version":(\d+)/.exec(event)?.[1] ?? 0);
          if (version > versions[at]!) versions[at] = version;
        }
      });
      response.on('error', again);
      response.on('close', again);
    });
    request.on('error', again);
    requests.add(request);
  }

  visitors.forEach(open);
  return {
    ...{
      turnedAway,
      version: () => Math.min(...versions),
      newest: () => Math.max(...versions),
      reconnected: () => connections - visitors.length,
    },
    close() {
      closed = true;
      for (const request of requests) request.destroy();
    },
  };
}

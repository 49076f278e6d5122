// Screens that stay open: each is told what changes in its programme, over an answer that does not end.
import http from 'node:http';
import { paths } from '~/ui/paths';

export type Streams = {
  /** Still open. */
  open(): number;
  /** Refused, or ended by the server, since the start. */
  lost(): number;
  /** Events that said of a change; a beat or who else looks is none. */
  changes(): number;
  close(): void;
};

type Screen = { url: string; cookie: string; programmeId: string };

function opened({ url, cookie, programmeId }: Screen, agent: http.Agent, on: { change(): void; end(): void }) {
  return new Promise<http.ClientRequest>((resolve) => {
    const place = encodeURIComponent(paths.roadmap(programmeId));
    const request = http.get(
      `${url}${paths.live(programmeId)}?place=${place}`,
      { agent, headers: { cookie, accept: 'text/event-stream' } },
      (response) => {
        if (response.statusCode !== 200) on.end();
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          for (const _ of text.matchAll(/^event: changed$/gm)) on.change();
        });
        response.on('close', on.end);
        resolve(request);
      },
    );
    request.on('error', () => {
      on.end();
      resolve(request);
    });
  });
}

/** Opens them one after another, so that it is the open ones that weigh and not the opening. */
export async function openStreams(screens: readonly Screen[]): Promise<Streams> {
  const agent = new http.Agent({ keepAlive: false, maxSockets: Infinity });
  const gone = new Set<number>();
  let changes = 0;
  let closing = false;
  const requests: http.ClientRequest[] = [];
  for (const [at, screen] of screens.entries()) {
    const end = () => void (closing || gone.add(at));
    requests.push(await opened(screen, agent, { change: () => void changes++, end }));
  }
  return {
    open: () => screens.length - gone.size,
    lost: () => gone.size,
    changes: () => changes,
    close() {
      closing = true;
      for (const request of requests) request.destroy();
      agent.destroy();
    },
  };
}

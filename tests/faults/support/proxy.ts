// A proxy before several instances, as an operator puts one there: each request to the next instance that is ready; what an instance
// did not take goes once more to another one.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instance } from './instance';

export type Proxy = {
  url: string;
  /** Whether all instances that it knows were ready when it last looked. */
  areReady(): boolean;
  /** What was sent once more. */
  retried(): number;
  /** The instances it knows, by place; null where none is. */
  instances: (Pick<Instance, 'url'> | null)[];
  /** Answers that do not end: held up, so that nothing passes and nobody is told, new ones as well; then let go, or cut off. */
  streams: { hold(): void; letGo(): void; cut(): void };
  close(): Promise<void>;
};

type Options = {
  /** Without it requests go to an instance until it is gone, and what fails has failed. */
  careful: boolean;
};

const lookEveryMs = 100;

export async function proxyBefore(many: number, { careful }: Options): Promise<Proxy> {
  const instances: (Pick<Instance, 'url'> | null)[] = Array.from({ length: many }, () => null);
  const ready = new Set<string>();
  const agent = new http.Agent({ keepAlive: false, maxSockets: Infinity });
  const streams = new Map<http.ServerResponse, http.IncomingMessage>();
  let areHeld = false;
  let turn = 0;
  let retried = 0;

  const look = async () => {
    await Promise.all(
      instances.map(async (instance) => {
        if (!instance) return;
        const well = await fetch(`${instance.url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).then(
          ({ ok }) => ok,
          () => false,
        );
        if (well) ready.add(instance.url);
        else ready.delete(instance.url);
      }),
    );
  };
  const timer = setInterval(() => void look(), lookEveryMs);

  const next = (except?: string) => {
    const known = instances.flatMap((instance) => (instance ? [instance.url] : []));
    const able = careful ? known.filter((url) => ready.has(url)) : known;
    const others = able.filter((url) => url !== except);
    const list = others.length > 0 ? others : able.length > 0 ? able : known;
    return list[turn++ % list.length];
  };

  const server = http.createServer((req, res) => {
    const body: Buffer[] = [];
    req.on('data', (chunk: Buffer) => body.push(chunk));
    req.on('end', () => pass(req, res, Buffer.concat(body), next(), careful));
  });

  function pass(
    req: http.IncomingMessage,
    res: http.ServerResponse,
    body: Buffer,
    to: string | undefined,
    again: boolean,
  ) {
    const fail = () => (res.headersSent ? res.destroy() : res.writeHead(502).end('no instance'));
    if (!to) return fail();
    const { host = '' } = req.headers;
    const headers = { ...req.headers, 'x-forwarded-host': host };
    const onward = http.request(`${to}${req.url}`, { agent, method: req.method, headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, { ...answer.headers, connection: 'keep-alive' });
      const isStream = answer.headers['content-type']?.startsWith('text/event-stream');
      if (isStream) streams.set(res, answer);
      if (!isStream || !areHeld) answer.pipe(res);
      answer.on('error', () => res.destroy());
      res.on('close', () => {
        streams.delete(res);
        answer.destroy();
      });
    });
    onward.on('error', (error: NodeJS.ErrnoException) => {
      ready.delete(to);
      // Reading may be done twice; a change only when nobody took it.
      const isUntaken = error.code === 'ECONNREFUSED';
      const mayAgain = again && !res.headersSent && (req.method === 'GET' || isUntaken);
      if (!mayAgain) return fail();
      retried += 1;
      pass(req, res, body, next(to), false);
    });
    res.on('close', () => onward.destroy());
    onward.end(body);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    areReady: () => instances.every((instance) => !instance || ready.has(instance.url)),
    retried: () => retried,
    instances,
    streams: {
      hold() {
        areHeld = true;
        // Not read either: what the server sends stays with the server.
        for (const [res, answer] of streams) answer.unpipe(res).pause();
      },
      letGo() {
        areHeld = false;
        for (const [res, answer] of streams) answer.pipe(res);
      },
      cut() {
        areHeld = false;
        for (const res of streams.keys()) res.destroy();
      },
    },
    close: async () => {
      clearInterval(timer);
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

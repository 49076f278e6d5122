// Asks servers over HTTP as browsers do: connections that stay open, packed answers, and every millisecond until the last byte.
import http from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export type Asked = { path: string; cookie: string; form?: URLSearchParams };
export type Answer = {
  /** 0: there was no answer. */
  status: number;
  /** Why there was none. */
  fault: string | null;
  location: string | null;
  /** From the first byte asked to the last one read, of both times where it was asked again. */
  ms: number;
  /** It was asked once more. */
  again: boolean;
  bytes: number;
  /** Unpacked, once somebody wants it. */
  text(): string;
};

const patienceMs = 30_000;
/** A connection that was closed at the other end says so at once. */
const atOnceMs = 100;

function unpacked(body: Buffer, encoding: string | undefined): string {
  const plain = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body;
  return plain.toString('utf8');
}

export type Client = { ask(asked: Asked): Promise<Answer>; close(): void };

/** Each request goes to the next of the servers, as a proxy in front of them would have it. */
export function clientOf(urls: readonly string[], patience = patienceMs): Client {
  const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity });
  const fresh = new http.Agent({ keepAlive: false, maxSockets: Infinity });
  let turn = 0;
  const once = ({ path, cookie, form }: Asked, url: string, over: http.Agent) =>
    new Promise<Answer & { mayRepeat: boolean }>((resolve) => {
      const from = performance.now();
      const body = form?.toString();
      let isHeard = false;
      const fail = (error: NodeJS.ErrnoException) => {
        const ms = performance.now() - from;
        const mayRepeat = !form && !isHeard && request.reusedSocket && error.code === 'ECONNRESET' && ms < atOnceMs;
        const fault = error.code ?? error.message;
        resolve({ status: 0, fault, location: null, ms, bytes: 0, again: false, text: () => '', mayRepeat });
      };
      const request = http.request(
        `${url}${path}`,
        {
          agent: over,
          method: form ? 'POST' : 'GET',
          timeout: patience,
          headers: {
            cookie,
            accept: 'text/html',
            'accept-encoding': 'gzip, deflate, br',
            'accept-language': 'nl',
            ...(body === undefined
              ? {}
              : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
          },
        },
        (response) => {
          isHeard = true;
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', fail);
          response.on('end', () => {
            const ms = performance.now() - from;
            const whole = Buffer.concat(chunks);
            const { location, 'content-encoding': encoding } = response.headers;
            resolve({
              ...{ status: response.statusCode ?? 0, fault: null, location: location ?? null, ms, bytes: whole.length },
              ...{ text: () => unpacked(whole, encoding), again: false, mayRepeat: false },
            });
          });
        },
      );
      request.on('timeout', () => request.destroy(new Error('too late')));
      request.on('error', fail);
      request.end(body);
    });
  const ask = async (asked: Asked): Promise<Answer> => {
    const url = urls[turn++ % urls.length]!;
    const first = await once(asked, url, agent);
    if (!first.mayRepeat) return first;
    // A connection that was quiet for the server's sixty-five seconds may be closed just as it is used again: a browser asks once more.
    const second = await once(asked, url, fresh);
    return { ...second, ms: first.ms + second.ms, again: true };
  };
  return { ask, close: () => agent.destroy() };
}

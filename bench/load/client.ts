// Asks servers over HTTP as browsers do: connections that stay open, packed answers, and every millisecond until the last byte.
import http from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** A form with a file in it is FormData. */
export type Asked = { path: string; cookie: string; form?: URLSearchParams | FormData };
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

type Body = { type: string; bytes: Buffer };

/** A form as it goes over the line: its fields in one text, or in parts when a file is among them. */
async function bodyOf(form: URLSearchParams | FormData): Promise<Body> {
  const written = new Response(form);
  return { type: written.headers.get('content-type')!, bytes: Buffer.from(await written.arrayBuffer()) };
}

export type Client = { ask(asked: Asked): Promise<Answer>; close(): void };

/** Each request goes to the next of the servers, as a proxy in front of them would have it. */
export function clientOf(urls: readonly string[], patience = patienceMs): Client {
  const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity });
  const fresh = new http.Agent({ keepAlive: false, maxSockets: Infinity });
  let turn = 0;
  type Written = Omit<Asked, 'form'> & { body: Body | undefined };
  const once = ({ path, cookie, body }: Written, url: string, over: http.Agent) =>
    new Promise<Answer & { mayRepeat: boolean }>((resolve) => {
      const from = performance.now();
      let isHeard = false;
      const fail = (error: NodeJS.ErrnoException) => {
        const ms = performance.now() - from;
        const mayRepeat = !body && !isHeard && request.reusedSocket && error.code === 'ECONNRESET' && ms < atOnceMs;
        const fault = error.code ?? error.message;
        resolve({ status: 0, fault, location: null, ms, bytes: 0, again: false, text: () => '', mayRepeat });
      };
      const request = http.request(
        `${url}${path}`,
        {
          agent: over,
          method: body ? 'POST' : 'GET',
          timeout: patience,
          headers: {
            cookie,
            accept: 'text/html',
            'accept-encoding': 'gzip, deflate, br',
            'accept-language': 'nl',
            ...(body ? { 'content-type': body.type, 'content-length': body.bytes.length } : {}),
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
      request.end(body?.bytes);
    });
  const ask = async ({ form, ...where }: Asked): Promise<Answer> => {
    const url = urls[turn++ % urls.length]!;
    const asked = { ...where, body: form && (await bodyOf(form)) };
    const first = await once(asked, url, agent);
    if (!first.mayRepeat) return first;
    // A connection that was quiet for the server's sixty-five seconds may be closed just as it is used again: a browser asks once more.
    const second = await once(asked, url, fresh);
    return { ...second, ms: first.ms + second.ms, again: true };
  };
  return { ask, close: () => agent.destroy() };
}

// Asks a server over HTTP as a browser does, with cookie and Origin; an answer that does not come is an answer too.
import http from 'node:http';
import { formWith } from '../../../bench/load/form';

export type Answer = {
  /** 0: there was none. */
  status: number;
  location: string | null;
  retryAfter: string | null;
  text: string;
  cookies: readonly string[];
  ms: number;
  /** Why there was none: a code such as ECONNREFUSED, or TOO_LATE. */
  fault: string | null;
};

export type Asked = { path: string; form?: URLSearchParams | undefined };

export type Visitor = {
  ask(asked: Asked): Promise<Answer>;
  /** The fields of a page's form that has this field. */
  form(path: string, field: string): Promise<URLSearchParams>;
  /** For requests that are not made here. */
  cookie(): string;
  close(): void;
};

/** Nobody waits longer than this for an answer. */
export const patienceMs = 10_000;

/** `urlOf` says where the server is now: it may come back at another address. */
export function visitorOf(urlOf: () => string): Visitor {
  const agent = new http.Agent({ keepAlive: true });
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

  const ask = ({ path, form }: Asked) =>
    new Promise<Answer>((resolve) => {
      const from = performance.now();
      const body = form?.toString();
      const url = urlOf();
      const none = { status: 0, location: null, retryAfter: null, text: '', cookies: [] };
      const fail = (fault: string) => resolve({ ...none, ms: performance.now() - from, fault });
      const typed = 'application/x-www-form-urlencoded';
      const posted = body && { origin: url, 'content-type': typed, 'content-length': Buffer.byteLength(body) };
      const headers = { cookie: cookie(), accept: 'text/html', 'accept-language': 'nl', ...posted };
      const request = http.request(`${url}${path}`, { agent, method: form ? 'POST' : 'GET', headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
        response.on('end', () => {
          clearTimeout(late);
          const { location = null, 'retry-after': retryAfter = null, 'set-cookie': cookies = [] } = response.headers;
          for (const one of cookies) {
            const [, name, value] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
            if (name) jar.set(name, value ?? '');
          }
          const status = response.statusCode ?? 0;
          resolve({ status, location, retryAfter, text, cookies, ms: performance.now() - from, fault: null });
        });
      });
      const late = setTimeout(() => {
        fail('TOO_LATE');
        request.destroy();
      }, patienceMs);
      request.on('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(late);
        fail(error.code ?? error.message);
      });
      request.end(body);
    });

  return {
    ask,
    cookie,
    async form(path, field) {
      const { status, text } = await ask({ path });
      const found = formWith(text, field);
      if (!found) throw new Error(`${path}: answered ${status}, without a form with ${field}`);
      return found;
    },
    close: () => agent.destroy(),
  };
}

/** Signs in by the one click of the demo. */
export async function signedIn(urlOf: () => string, personId: string): Promise<Visitor> {
  const visitor = visitorOf(urlOf);
  const form = new URLSearchParams({ person: personId, to: '/' });
  const answer = await visitor.ask({ path: '/sign-in', form });
  if (answer.status !== 302) throw new Error(`nobody was signed in: ${answer.status} ${answer.fault ?? answer.text}`);
  return visitor;
}

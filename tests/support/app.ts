// Calls a route's own loader or action with a real Request, as Remix would, and gives one shape of answer.
import type { ActionFunction, AppLoadContext, LoaderFunction } from '@remix-run/node';
import { runWithLocale } from '~/locale.server';
import { day } from '~/models/planning/day';
import { startSession } from '~/models/user.server';
import { sessionCookie } from '~/session.server';

export type Call = {
  /** Path and query, for instance "/programmes/p1/roadmap?zoom=month". */
  path: string;
  params?: Record<string, string>;
  /** The Cookie header, for instance of a session. */
  cookie?: string;
  locale?: 'nl' | 'en';
  /** The day that counts as today, for instance "2026-11-23". */
  today?: string;
  /** The minute that counts as now. */
  now?: number;
  /** Gathers what is drawn for a document; without it the browser is thought to ask for data. */
  drawn?: Map<string, string>;
};

/** What came back: returned data, a response, or either of them thrown. */
export type Answer = { status: number; headers: Headers; data: unknown; thrown: boolean };

const origin = 'http://localhost:3000';

/** Signs a person in and gives the Cookie header of that session. */
export async function signIn(userId: string, organisationId: string): Promise<string> {
  const id = await startSession(userId, organisationId, new Date());
  return sessionCookie(new Request(origin), id).split(';')[0]!;
}

export function callLoader(loader: LoaderFunction, call: Call): Promise<Answer> {
  return answerOf(loader, call, new Request(origin + call.path, { headers: headersOf(call) }));
}

/** Fields are sent as a form would; a list sends a field several times. */
export function callAction(
  action: ActionFunction,
  call: Call & { form?: Record<string, string | string[]>; method?: string },
): Promise<Answer> {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(call.form ?? {})) {
    for (const value of [values].flat()) body.append(name, value);
  }
  const init = { method: call.method ?? 'POST', headers: headersOf(call), body };
  return answerOf(action, call, new Request(origin + call.path, init));
}

/** Sends a form as a browser sends one with files; or any body, for one that arrives broken. */
export function callForm(
  action: ActionFunction,
  call: Call & { form: FormData | string; type?: string },
): Promise<Answer> {
  const headers = headersOf(call);
  if (call.type) headers.set('Content-Type', call.type);
  return answerOf(action, call, new Request(origin + call.path, { method: 'POST', headers, body: call.form }));
}

function headersOf({ cookie }: Call): Headers {
  const headers = new Headers({ Origin: origin, 'Sec-Fetch-Site': 'same-origin' });
  if (cookie) headers.set('Cookie', cookie);
  return headers;
}

async function answerOf(route: LoaderFunction | ActionFunction, call: Call, request: Request): Promise<Answer> {
  const complaints: unknown[] = [];
  const today = call.today === undefined ? undefined : day(call.today);
  const context: AppLoadContext = {
    nonce: 'test',
    requestId: 'test',
    today,
    now: call.now,
    drawn: call.drawn,
    log: (error) => complaints.push(error),
  };
  try {
    const value = await runWithLocale(call.locale ?? 'nl', async () =>
      route({ request, params: call.params ?? {}, context }),
    );
    if (complaints.length > 0) throw complaints[0];
    return await unwrap(value, false);
  } catch (error) {
    if (isAnswer(error)) return unwrap(error, true);
    throw error; // a bug: the test shows it
  }
}

/** `data(value, init)` of Remix: a value with a status and headers. */
type DataWithInit = { type: 'DataWithResponseInit'; data: unknown; init: ResponseInit | null };

const isDataWithInit = (value: unknown): value is DataWithInit =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'DataWithResponseInit';

const isAnswer = (value: unknown) => value instanceof Response || isDataWithInit(value);

async function unwrap(value: unknown, thrown: boolean): Promise<Answer> {
  if (value instanceof Response) {
    const type = value.headers.get('content-type');
    // A stream of what happens has no end to wait for; who reads one does so with `listening`.
    if (type?.startsWith('text/event-stream')) await value.body?.cancel();
    const text = value.bodyUsed ? '' : await value.text();
    const isJson = type?.includes('json');
    return { status: value.status, headers: value.headers, data: isJson ? JSON.parse(text) : text, thrown };
  }
  if (isDataWithInit(value)) {
    return { status: value.init?.status ?? 200, headers: new Headers(value.init?.headers), data: value.data, thrown };
  }
  return { status: 200, headers: new Headers(), data: value, thrown };
}

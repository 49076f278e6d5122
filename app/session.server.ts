// Who is asking: a cookie with a random id, the rest in the database. Every loader and action begins with requireActor, requirePerson,
// requireOwner or openToAll: that is its policy, which the build reads (docs/decisions/0026).
import { type AppLoadContext, redirect } from '@remix-run/node';
import { env } from './env.server';
import { languageCookie } from './locale.server';
import { db } from './models/db/client.server';
import { browserName } from './models/planning/browser-name';
import { type Action, type Actor, type Door, may, mayAsOwner, type OwnedAction } from './models/planning/permission';
import { attemptMinutes } from './models/sign-in-attempt.server';
import type { SignedIn } from './models/sign-in.server';
import { isFull } from './models/storage.server';
import { endSession, type Person, personOfSession, renewSession, sessionSeconds } from './models/user.server';
import { m } from './paraglide/messages.js';
import { currentTrace } from './trace.server';
import { paths } from './ui/paths';

/** The cookies of signing in, and how many seconds a browser keeps each. */
const cookies = {
  session: { name: 'dok_sessie', seconds: sessionSeconds },
  /** The device from which somebody signed in before; it lets nobody in, but nobody else's mistakes count against it. */
  device: { name: 'dok_toestel', seconds: () => 180 * 24 * 3600 },
  /** A sign-in that is half way. */
  attempt: { name: 'dok_aanmelding', seconds: () => attemptMinutes * 60 },
} as const;
type Cookie = keyof typeof cookies;

/** Whether people come over https: as the installation says, or as the request does, also behind a proxy. */
function isSecure(request: Request): boolean {
  if (env().APP_URL?.startsWith('https:')) return true;
  return new URL(request.url).protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https';
}

/** Over https a name that only this very host can have set, so that nobody beside it can hand out a session of their own. */
const nameOf = (request: Request, cookie: Cookie) =>
  isSecure(request) ? `__Host-${cookies[cookie].name}` : cookies[cookie].name;

function cookieOf(request: Request, cookie: Cookie): string | null {
  for (const part of request.headers.get('cookie')?.split(';') ?? []) {
    const [name, value] = part.trim().split('=');
    if (name === nameOf(request, cookie) && value && value.length <= 100) return value;
  }
  return null;
}

/** A path as others type it: as the installation says it is reached, or else as this request came, also behind a proxy. */
export function addressOf(request: Request, path: string): string {
  const { APP_URL } = env();
  if (APP_URL) return APP_URL + path;
  const host = request.headers.get('x-forwarded-host') ?? new URL(request.url).host;
  return `${isSecure(request) ? 'https' : 'http'}://${host}${path}`;
}

/** The attributes of a cookie that scripts cannot read, for this path and below. */
export function attributes(request: Request, path = '/'): string {
  return `Path=${path}; HttpOnly; SameSite=Lax${isSecure(request) ? '; Secure' : ''}`;
}

const setCookie = (request: Request, cookie: Cookie, value: string) =>
  `${nameOf(request, cookie)}=${value}; Max-Age=${cookies[cookie].seconds()}; ${attributes(request)}`;
const endedCookie = (request: Request, cookie: Cookie) =>
  `${nameOf(request, cookie)}=; Max-Age=0; ${attributes(request)}`;

export const sessionCookie = (request: Request, id: string) => setCookie(request, 'session', id);
export const endedSessionCookie = (request: Request) => endedCookie(request, 'session');
export const currentSessionId = (request: Request) => cookieOf(request, 'session');
export const attemptCookie = (request: Request, id: string) => setCookie(request, 'attempt', id);
export const attemptIdOf = (request: Request) => cookieOf(request, 'attempt');
export const deviceTokenOf = (request: Request) => cookieOf(request, 'device');

/** What loaders and actions are handed; the context is one object per request. */
export type Asking = { request: Request; context: AppLoadContext };

/** Where a request comes from, for what is kept of the door. */
export function doorOf({ request, context }: Asking): Door {
  return { address: context.address ?? '', device: browserName(request.headers.get('user-agent') ?? '') };
}

/**
 * Lets a browser in: a session that is new, whatever it had before, the device it is known by from now on, and the language its
 * owner chose.
 */
export async function admitted({ request }: Asking, answer: Omit<SignedIn, 'status'>): Promise<Headers> {
  const before = currentSessionId(request);
  if (before) await endSession(before);
  const headers = new Headers({ 'Set-Cookie': sessionCookie(request, answer.sessionId) });
  headers.append('Set-Cookie', endedCookie(request, 'attempt'));
  if (answer.deviceToken) headers.append('Set-Cookie', setCookie(request, 'device', answer.deviceToken));
  if (answer.locale) headers.append('Set-Cookie', languageCookie(answer.locale));
  return headers;
}

/** After a change of rights the session goes on under another id: its cookie, or null when nothing is to be changed. */
export async function renewedCookie({ request }: Asking, person: Person | null): Promise<string | null> {
  const id = currentSessionId(request);
  const next = id && person?.session.renew ? await renewSession(id) : null;
  return next && sessionCookie(request, next);
}

// Root, layout and page ask in one request; one query answers them.
const asked = new WeakMap<object, Promise<Person | null>>();

/** The log says who asked, by id. */
function traced(person: Person | null): Person | null {
  const trace = currentTrace();
  if (trace && person) trace.actor = person.actor.userId;
  return person;
}

/** The signed-in person, or null. */
export function currentPerson({ request, context }: Asking): Promise<Person | null> {
  const id = currentSessionId(request);
  if (!id) return Promise.resolve(null);
  let answer = asked.get(context);
  if (!answer) asked.set(context, (answer = personOfSession(id, new Date(), db()).then(traced)));
  return answer;
}

/** The actor, when allowed to do this; otherwise to the sign-in page, or 403. */
export async function requireActor(asking: Asking, action: Action): Promise<Actor> {
  return (await requirePerson(asking, action)).actor;
}

/** As {@link requireActor}, with name and municipality. */
export function requirePerson(asking: Asking, action: Action): Promise<Person> {
  return personWho(asking, (actor) => may(actor, action));
}

/** As {@link requireActor} for what the owner of a row may do: whether it is theirs, `mayOwn` says once the row is there. */
export async function requireOwner(asking: Asking, action: OwnedAction): Promise<Actor> {
  return (await personWho(asking, (actor) => mayAsOwner(actor, action))).actor;
}

/** Minutes that having signed in is proof enough for changing who may do what. */
export const proofMinutes = 15;

/** Whether somebody has to show again who they are first; in the demo nobody does, for there is nothing to show it with. */
export async function mustProve(asking: Asking): Promise<boolean> {
  const person = await currentPerson(asking);
  if (!person || person.session.method === 'demo') return false;
  return Date.now() - person.session.signedInAt > proofMinutes * 60_000;
}

/** Where nothing is typed yet: off to where they show it, and from there to `to`, or back here. */
export async function proveFirst(asking: Asking, to?: string): Promise<void> {
  if (!(await mustProve(asking))) return;
  const { pathname, search } = new URL(asking.request.url);
  throw redirect(paths.signInAgain({ to: to ?? pathname.replace(/\.data$/, '') + search }));
}

/** Said by what is for everybody, signed in or not. */
export function openToAll({ request }: Pick<Asking, 'request'>): void {
  // No id holds a NUL character, and PostgreSQL would refuse to compare with one.
  if (request.url.includes('%00')) throw new Response(null, { status: 404 });
}

/** For what saves: the last room on the disk is for the database itself. */
export async function refuseWhenFull(): Promise<void> {
  if (await isFull()) throw new Response(m.error_full_text(), { status: 507 });
}

async function personWho(asking: Asking, isAllowed: (actor: Actor) => boolean): Promise<Person> {
  openToAll(asking);
  const person = await currentPerson(asking);
  if (!person) {
    const { pathname, search } = new URL(asking.request.url);
    const here = pathname.replace(/\.data$/, '') + search;
    throw redirect(paths.signIn(asking.request.method === 'GET' ? here : undefined));
  }
  if (!isAllowed(person.actor)) throw new Response(null, { status: 403 });
  if (asking.request.method !== 'GET') await refuseWhenFull();
  return { ...person, actor: { ...person.actor, door: doorOf(asking) } };
}

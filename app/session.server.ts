// Who is asking: a cookie with a random id, the rest in the database. Routes call requireActor and nothing else.
import { type AppLoadContext, redirect } from '@remix-run/node';
import { db } from './models/db/client.server';
import { type Action, type Actor, may } from './models/planning/permission';
import { type Person, personOfSession } from './models/user.server';
import { paths } from './ui/paths';

const cookieName = 'dok_sessie';
const maxAge = 14 * 24 * 3600;

function sessionIdOf(request: Request): string | null {
  for (const part of request.headers.get('cookie')?.split(';') ?? []) {
    const [name, value] = part.trim().split('=');
    if (name === cookieName && value) return value;
  }
  return null;
}

/** Whether the request came over https, also behind a proxy that says so. */
function isSecure(request: Request): boolean {
  return new URL(request.url).protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https';
}

/** A path as others type it: with the scheme and the host by which this request came, also behind a proxy. */
export function addressOf(request: Request, path: string): string {
  const host = request.headers.get('x-forwarded-host') ?? new URL(request.url).host;
  return `${isSecure(request) ? 'https' : 'http'}://${host}${path}`;
}

/** The attributes of a cookie that scripts cannot read, for this path and below. */
export function attributes(request: Request, path = '/'): string {
  return `Path=${path}; HttpOnly; SameSite=Lax${isSecure(request) ? '; Secure' : ''}`;
}

export function sessionCookie(request: Request, id: string): string {
  return `${cookieName}=${id}; Max-Age=${maxAge}; ${attributes(request)}`;
}

export function endedSessionCookie(request: Request): string {
  return `${cookieName}=; Max-Age=0; ${attributes(request)}`;
}

export function currentSessionId(request: Request): string | null {
  return sessionIdOf(request);
}

/** What loaders and actions are handed; the context is one object per request. */
export type Asking = { request: Request; context: AppLoadContext };

// Root, layout and page ask in one request; one query answers them.
const asked = new WeakMap<object, Promise<Person | null>>();

/** The signed-in person, or null. */
export function currentPerson({ request, context }: Asking): Promise<Person | null> {
  const id = sessionIdOf(request);
  if (!id) return Promise.resolve(null);
  let answer = asked.get(context);
  if (!answer) asked.set(context, (answer = personOfSession(id, new Date(), db())));
  return answer;
}

/** The actor, when allowed to do this; otherwise to the sign-in page, or 403. */
export async function requireActor(asking: Asking, action: Action): Promise<Actor> {
  return (await requirePerson(asking, action)).actor;
}

/** As {@link requireActor}, with name and municipality. */
export async function requirePerson(asking: Asking, action: Action): Promise<Person> {
  // No id holds a NUL character, and PostgreSQL would refuse to compare with one.
  if (asking.request.url.includes('%00')) throw new Response(null, { status: 404 });
  const person = await currentPerson(asking);
  if (!person) {
    const { pathname, search } = new URL(asking.request.url);
    const here = pathname.replace(/\.data$/, '') + search;
    throw redirect(paths.signIn(asking.request.method === 'GET' ? here : undefined));
  }
  if (!may(person.actor, action)) throw new Response(null, { status: 403 });
  return person;
}

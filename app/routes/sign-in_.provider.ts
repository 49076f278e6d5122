// Sends somebody to the identity provider; also to join it to the account they are signed in with, or to show again who they are.
import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { notFound, safePath } from '~/http.server';
import { beginAtProvider, providerIsSet } from '~/models/oidc.server';
import { keepAttempt } from '~/models/sign-in-attempt.server';
import { attemptCookie, currentPerson, openToAll, proveFirst } from '~/session.server';
import { paths } from '~/ui/paths';

export async function loader(args: LoaderFunctionArgs) {
  openToAll(args);
  if (!providerIsSet()) throw notFound();
  const { searchParams } = new URL(args.request.url);
  const to = safePath(searchParams.get('to'), paths.home());
  const person = await currentPerson(args);
  const joins = searchParams.get('join') === '1' ? person : null;
  const again = searchParams.get('again') === '1' ? person : null;
  if (person && !joins && !again) throw redirect(to);
  // Who is joined comes in by it from then on.
  if (joins) await proveFirst(args, paths.account());
  let begun: Awaited<ReturnType<typeof beginAtProvider>>;
  try {
    begun = await beginAtProvider({ again: again !== null });
  } catch (error) {
    args.context.warn?.(error, 'the identity provider does not answer');
    throw redirect(paths.signInCallback({ failed: 'unreachable' }));
  }
  const data = { ...begun.checks, to, ...(again && { again: again.actor.userId }) };
  const attempt = { kind: 'oidc', userId: joins?.actor.userId ?? null, data } as const;
  const id = await keepAttempt(attempt, new Date());
  throw redirect(begun.url, { headers: { 'Set-Cookie': attemptCookie(args.request, id) } });
}

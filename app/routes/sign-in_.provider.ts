// Sends somebody to the identity provider; also to join it to the account they are signed in with.
import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { notFound, safePath } from '~/http.server';
import { beginAtProvider, providerIsSet } from '~/models/oidc.server';
import { keepAttempt } from '~/models/sign-in-attempt.server';
import { attemptCookie, currentPerson, openToAll } from '~/session.server';
import { paths } from '~/ui/paths';

export async function loader(args: LoaderFunctionArgs) {
  openToAll(args);
  if (!providerIsSet()) throw notFound();
  const { searchParams } = new URL(args.request.url);
  const to = safePath(searchParams.get('to'), paths.home());
  const person = await currentPerson(args);
  const joins = searchParams.get('join') === '1' ? person : null;
  if (person && !joins) throw redirect(to);
  let begun: Awaited<ReturnType<typeof beginAtProvider>>;
  try {
    begun = await beginAtProvider();
  } catch (error) {
    args.context.warn?.(error, 'the identity provider does not answer');
    throw redirect(paths.signInCallback({ failed: 'unreachable' }));
  }
  const attempt = { kind: 'oidc', userId: joins?.actor.userId ?? null, data: { ...begun.checks, to } } as const;
  const id = await keepAttempt(attempt, new Date());
  throw redirect(begun.url, { headers: { 'Set-Cookie': attemptCookie(args.request, id) } });
}

// Ends the session and goes to the sign-in page.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { endSession } from '~/models/user.server';
import { currentSessionId, doorOf, endedSessionCookie, openToAll } from '~/session.server';
import { paths } from '~/ui/paths';

export async function action(args: ActionFunctionArgs) {
  openToAll(args);
  const { request } = args;
  const id = currentSessionId(request);
  if (id) await endSession(id, doorOf(args));
  return redirect(paths.signIn(), { headers: { 'Set-Cookie': endedSessionCookie(request) } });
}

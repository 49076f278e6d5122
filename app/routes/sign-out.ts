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
  const headers = new Headers({ 'Set-Cookie': endedSessionCookie(request) });
  // What the browser kept of these pages goes; its cookies stay, so that this remains a browser that is known.
  headers.set('Clear-Site-Data', '"cache", "storage"');
  return redirect(paths.signIn(), { headers });
}

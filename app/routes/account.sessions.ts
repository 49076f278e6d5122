// Ends one of one's own sessions, or all but this one.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { endSessions } from '~/models/user.server';
import { requirePerson } from '~/session.server';
import { paths } from '~/ui/paths';

export async function action(args: ActionFunctionArgs) {
  const { actor, session } = await requirePerson(args, 'organisation.view');
  const asked = String((await args.request.formData()).get('session') ?? '');
  const which = asked === 'others' ? {} : { only: asked };
  await endSessions(actor, { userId: actor.userId, except: session.key, ...which });
  return redirect(paths.account({ saved: 1 }));
}

// Ends one of one's own sessions, or all but this one.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { typedValues } from '~/http.server';
import { endSessions } from '~/models/user.server';
import { requirePerson } from '~/session.server';
import { paths } from '~/ui/paths';

export async function action(args: ActionFunctionArgs) {
  const { actor, session } = await requirePerson(args, 'organisation.view');
  const { session: asked = '' } = typedValues(await args.request.formData());
  const which = asked === 'others' ? {} : { only: String(asked) };
  await endSessions(actor, { userId: actor.userId, except: session.key, ...which });
  return redirect(paths.account({ saved: 1 }));
}

// Makes a saved view one's own start of its screen, or no longer.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { found } from '~/http.server';
import { setStart } from '~/models/saved-view.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const { programmeId, viewId } = args.params as { programmeId: string; viewId: string };
  const on = (await args.request.formData()).get('start') === '1';
  found(await setStart(actor, programmeId, { id: viewId, on }));
  return redirect(paths.views(programmeId));
}

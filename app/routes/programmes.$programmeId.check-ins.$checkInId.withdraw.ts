// Withdraws the link of a check-in: from now on it is as if it had never been.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { found } from '~/http.server';
import { withdrawCheckIn } from '~/models/check-in.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'check-in.ask');
  const { programmeId, checkInId } = args.params as { programmeId: string; checkInId: string };
  found(await withdrawCheckIn(actor, { programmeId, checkInId }));
  return redirect(paths.checkIns(programmeId, { told: 'withdrawn' }));
}

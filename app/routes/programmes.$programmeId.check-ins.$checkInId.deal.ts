// Says that what a department asked in a check-in was dealt with; of an answer that came since, it is told to read that first.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { found, wholeNumberOf } from '~/http.server';
import { settleCheckIn } from '~/models/check-in.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'check-in.ask');
  const { programmeId, checkInId } = args.params as { programmeId: string; checkInId: string };
  const times = wholeNumberOf((await args.request.formData()).get('times')) ?? 0;
  const { status } = found(await settleCheckIn(actor, { programmeId, checkInId, times }));
  return redirect(paths.checkIns(programmeId, { told: status === 'saved' ? 'dealt' : 'changed' }));
}

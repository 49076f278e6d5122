// Takes the e-services of the plan over into the roll-out matrix.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { todayFor } from '~/clock.server';
import { found } from '~/http.server';
import { takeOverProducts } from '~/models/rollout-plan.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const programmeId = args.params.programmeId!;
  const taken = found(await takeOverProducts(actor, { programmeId, today: todayFor(args.context) }));
  if (taken.status === 'forbidden') throw new Response(null, { status: 403 });
  return redirect(paths.rolloutSubjects(programmeId));
}

// The results of a closed survey as a file for a spreadsheet.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { found } from '~/http.server';
import { getRound } from '~/models/survey.server';
import { requireActor } from '~/session.server';
import { surveyFile } from '~/survey-file.server';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const programmeId = (await askedPlan(args, actor)).programme.id;
  const asked = { programmeId, roundId: args.params.roundId! };
  return found(surveyFile(found(await getRound(actor, asked, todayFor(args.context)))));
}

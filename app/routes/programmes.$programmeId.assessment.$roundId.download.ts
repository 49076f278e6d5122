// The results of a closed round of the assessment as a file for a spreadsheet.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { askedPlan } from '~/asked-plan.server';
import { assessmentFile } from '~/assessment-file.server';
import { found } from '~/http.server';
import { getAssessment } from '~/models/assessment.server';
import { requireActor } from '~/session.server';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const programmeId = (await askedPlan(args, actor)).programme.id;
  const asked = { programmeId, roundId: args.params.roundId! };
  return found(assessmentFile(found(await getAssessment(actor, asked))));
}

// Says that what is rolled out does not concern a department.
import type { ActionFunctionArgs } from '@remix-run/node';
import { found } from '~/http.server';
import { getDepartment } from '~/models/department.server';
import { readRolloutSearch, rolloutParams } from '~/models/planning/adoption/rollout-search';
import { clearCell } from '~/models/rollout-cells.server';
import { subjectIn } from '~/rollout-place.server';
import { requireActor } from '~/session.server';
import { answerSettings } from '~/settings-answer.server';
import { paths } from '~/ui/paths';

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'rollout.change');
  const { programmeId, subjectId, departmentId } = args.params as Record<string, string>;
  await subjectIn(actor, programmeId!, subjectId!);
  found(await getDepartment(actor, departmentId!));
  const to = paths.rollout(programmeId!, rolloutParams(readRolloutSearch(new URL(args.request.url).searchParams)));
  return answerSettings(actor, await clearCell(actor, { subjectId: subjectId!, departmentId: departmentId! }), to);
}

// Moves what is rolled out one place up or down among its kind.
import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { choice } from '~/form-fields.server';
import { readForm } from '~/http.server';
import { moveSubject } from '~/models/rollout.server';
import { subjectIn } from '~/rollout-place.server';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings } from '~/settings-answer.server';
import { paths } from '~/ui/paths';

const schema = z.object({ to: choice(['up', 'down']) });

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, subjectId } = args.params as { programmeId: string; subjectId: string };
  await subjectIn(actor, programmeId, subjectId);
  const reading = readForm(schema, await args.request.formData());
  if (!reading.ok) return answerBadSettings(reading);
  const answer = await moveSubject(actor, { id: subjectId, by: reading.value.to === 'up' ? -1 : 1 });
  return answerSettings(actor, answer, paths.rolloutSubjects(programmeId));
}

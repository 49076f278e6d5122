// Removing what is rolled out: refused with the departments that it concerns, by name.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { getSubjectUsage, removeSubject } from '~/models/rollout.server';
import { m } from '~/paraglide/messages.js';
import { subjectIn } from '~/rollout-place.server';
import { requireActor } from '~/session.server';
import { answerSettings } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { SubjectRemoval } from '~/ui/rollout/subject-removal';
import styles from '~/ui/styles/rollout.css?url';

export const meta: MetaFunction = () => [{ title: `${m.rollout_subject_remove()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, subjectId } = args.params as { programmeId: string; subjectId: string };
  const { id, name } = await subjectIn(actor, programmeId, subjectId);
  return { id: programmeId, subjectId: id, name, departments: found(await getSubjectUsage(actor, id)).departments };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, subjectId } = args.params as { programmeId: string; subjectId: string };
  await subjectIn(actor, programmeId, subjectId);
  return answerSettings(actor, await removeSubject(actor, subjectId), paths.rolloutSubjects(programmeId));
}

export default function RemoveSubject() {
  return <SubjectRemoval {...useLoaderData<typeof loader>()} />;
}

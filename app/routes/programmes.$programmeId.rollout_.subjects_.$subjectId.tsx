// One group of case types or e-service: adding it, renaming it, and which departments it concerns.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { askedPlan } from '~/asked-plan.server';
import { choice } from '~/form-fields.server';
import { found, readForm, typedValues } from '~/http.server';
import { labelOf, titleFields } from '~/label-fields.server';
import { getOrganisation } from '~/models/organisation.server';
import { rolloutKinds } from '~/models/planning/adoption/rollout-stage';
import { createSubject, editSubject, loadRollout } from '~/models/rollout.server';
import { m } from '~/paraglide/messages.js';
import { subjectIn } from '~/rollout-place.server';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings, seenIn } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { SubjectForm } from '~/ui/rollout/subject-form';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/rollout.css?url';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.rollout_subject()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

const schema = z.object({ kind: choice(rolloutKinds), ...titleFields(120) });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { id } = (await askedPlan(args, actor)).programme;
  const { subjectId } = args.params as { subjectId: string };
  const subject = subjectId === 'new' ? null : await subjectIn(actor, id, subjectId);
  const { units, cells } = await loadRollout(actor, id);
  const stageOf = new Map(cells.filter((cell) => cell.subjectId === subjectId).map((c) => [c.departmentId, c.stage]));
  return {
    id,
    subject,
    revision: found(await getOrganisation(actor)).revision,
    units: units.map((unit) => ({
      id: unit.id,
      name: unit.name,
      depth: unit.depth,
      stage: stageOf.get(unit.id) ?? null,
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, subjectId } = args.params as { programmeId: string; subjectId: string };
  if (subjectId !== 'new') await subjectIn(actor, programmeId, subjectId);
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const { kind, titleNl, titleEn } = reading.value;
  const fields = { programmeId, kind, name: labelOf(titleNl, titleEn) };
  const answer =
    subjectId === 'new'
      ? await createSubject(actor, fields)
      : await editSubject(actor, { id: subjectId, fields, seen: seenIn(form) });
  return answerSettings(actor, answer, paths.rolloutSubjects(programmeId), typedValues(form));
}

export default function SubjectPage() {
  const page = useLoaderData<typeof loader>();
  const { id, subject } = page;
  return (
    <Page
      title={subject ? m.settings_edit_what({ what: words(subject.name) }) : m.rollout_subject_add()}
      crumbs={[
        { label: m.rollout_title(), to: paths.rollout(id) },
        { label: m.rollout_subjects(), to: paths.rolloutSubjects(id) },
      ]}
    >
      <SubjectForm {...page} state={useActionData<typeof action>()} />
    </Page>
  );
}

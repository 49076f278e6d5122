// One competence: adding it, or giving it another name.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requiredText } from '~/form-fields.server';
import { found, readForm, typedValues } from '~/http.server';
import { labelOf, titleFields } from '~/label-fields.server';
import { createCompetence, editCompetence, getCompetence } from '~/models/competence.server';
import { getOrganisation } from '~/models/organisation.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings, seenIn } from '~/settings-answer.server';
import { CompetenceForm } from '~/ui/competence/competence-form';
import { paths } from '~/ui/paths';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.competence_one()} · ${m.app_name()}` }];

const schema = z.object({ key: requiredText(20), ...titleFields(120) });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const id = args.params.competenceId!;
  const competence = id === 'new' ? null : found(await getCompetence(actor, id));
  return { competence, revision: found(await getOrganisation(actor)).revision };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const id = args.params.competenceId!;
  if (id !== 'new') found(await getCompetence(actor, id));
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const { key, titleNl, titleEn } = reading.value;
  const fields = { key, name: labelOf(titleNl, titleEn) };
  const answer =
    id === 'new'
      ? await createCompetence(actor, fields)
      : await editCompetence(actor, { id, fields, seen: seenIn(form) });
  return answerSettings(actor, answer, paths.competences(), typedValues(form));
}

export default function CompetencePage() {
  const { competence, revision } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page
      title={competence ? m.settings_edit_what({ what: words(competence.name) }) : m.competence_add()}
      crumbs={[{ label: m.competence_title(), to: paths.competences() }]}
    >
      <CompetenceForm {...{ competence, revision, state }} />
    </Page>
  );
}

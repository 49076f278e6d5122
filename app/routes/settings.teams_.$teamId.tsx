// One team: adding it, or changing what it is and what it can carry.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import {
  checked,
  decimal,
  optionalDay,
  optionalDecimal,
  optionalId,
  optionalWholeNumber,
  requiredText,
  text,
} from '~/form-fields.server';
import { found, readForm, typedValues } from '~/http.server';
import { labelOf, titleFields } from '~/label-fields.server';
import { findDepartments } from '~/models/department.server';
import { getOrganisation } from '~/models/organisation.server';
import { createTeam, editTeam, getTeam } from '~/models/team.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings, seenIn } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { TeamForm } from '~/ui/settings/team-form';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.settings_team()} · ${m.app_name()}` }];

const schema = z.object({
  key: requiredText(20),
  ...titleFields(120),
  departmentId: optionalId,
  fteFormation: optionalDecimal(0, 10_000),
  pivotal: checked,
  runHoursMonth: optionalDecimal(0, 100_000),
  /** Typed as a percentage. */
  runShare: optionalDecimal(0, 100),
  /** Typed as a percentage. */
  doubleShare: decimal(0, 100),
  substitutionOn: optionalDay,
  interchangeable: optionalWholeNumber(0, 10_000),
  note: text(1000),
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const id = args.params.teamId!;
  const team = id === 'new' ? null : found(await getTeam(actor, id));
  const { productiveHours, revision } = found(await getOrganisation(actor));
  return { team, revision, productiveHours, departments: await findDepartments(actor) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const id = args.params.teamId!;
  const current = id === 'new' ? null : found(await getTeam(actor, id));
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const { titleNl, titleEn, runShare, doubleShare, ...rest } = reading.value;
  const fields = {
    ...rest,
    name: labelOf(titleNl, titleEn),
    runShare: runShare === null ? null : runShare / 100,
    doubleShare: doubleShare / 100,
    availability: current?.availability ?? null,
  };
  const answer =
    id === 'new' ? await createTeam(actor, fields) : await editTeam(actor, { id, fields, seen: seenIn(form) });
  return answerSettings(actor, answer, paths.teams(), typedValues(form));
}

export default function TeamPage() {
  const { team, revision, productiveHours, departments } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page
      title={team ? m.settings_edit_what({ what: words(team.name) }) : m.settings_team_add()}
      crumbs={[{ label: m.nav_teams(), to: paths.teams() }]}
    >
      <TeamForm {...{ team, revision, departments, productiveHours, state }} cancelTo={paths.teams()} />
    </Page>
  );
}

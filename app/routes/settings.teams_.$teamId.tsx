// One team: adding it, or changing what it is and what it can carry, now and over time.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { todayFor } from '~/clock.server';
import {
  checked,
  decimal,
  optionalChoice,
  optionalDay,
  optionalDecimal,
  optionalId,
  optionalWholeNumber,
  requiredText,
  text,
} from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { labelOf, titleFields } from '~/label-fields.server';
import { findDepartments } from '~/models/department.server';
import { getOrganisation } from '~/models/organisation.server';
import { teamRoles } from '~/models/planning/capacity/supply';
import { parseDay } from '~/models/planning/day';
import { findStaffing } from '~/models/team-staffing.server';
import { findSteps } from '~/models/team-step.server';
import { createTeam, editTeam, getTeam } from '~/models/team.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSupplyForm, seenIn } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { ConfirmSupply } from '~/ui/settings/confirm-supply';
import { TeamSupply } from '~/ui/settings/team-supply';
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
  ofDepartments: checked,
  role: optionalChoice(teamRoles),
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
  const [departments, staffing, steps] = await Promise.all([
    findDepartments(actor),
    team ? findStaffing(actor, id) : [],
    team ? findSteps(actor, id) : [],
  ]);
  // A day that a page proposes stands in the address.
  const substitutionOn = parseDay(new URL(args.request.url).searchParams.get('substitutionOn') ?? '');
  return { team, substitutionOn, revision, productiveHours, departments, staffing, steps };
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
  const seen = seenIn(form);
  const today = todayFor(args.context);
  return answerSupplyForm(
    actor,
    (tx) => (id === 'new' ? createTeam(actor, fields, tx) : editTeam(actor, { id, fields, seen }, tx)),
    { form, to: paths.teams(), today },
  );
}

export default function TeamPage() {
  const { team, substitutionOn, revision, productiveHours, departments, staffing, steps } =
    useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page
      title={team ? m.settings_edit_what({ what: words(team.name) }) : m.settings_team_add()}
      crumbs={[{ label: m.nav_teams(), to: paths.teams() }]}
    >
      <ConfirmSupply state={state} cancelTo={paths.teams()} />
      <TeamForm {...{ team, substitutionOn, revision, departments, productiveHours, state }} cancelTo={paths.teams()} />
      {team ? <TeamSupply teamId={team.id} availability={team.availability} {...{ staffing, steps }} /> : null}
    </Page>
  );
}

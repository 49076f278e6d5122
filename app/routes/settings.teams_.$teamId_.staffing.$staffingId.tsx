// Staffing of a team over time: adding a vacancy, absence or hire, or changing one.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { todayFor } from '~/clock.server';
import { choice, decimal, optionalDay, parseNumber, text } from '~/form-fields.server';
import { found, notFound, readForm } from '~/http.server';
import { getOrganisation } from '~/models/organisation.server';
import { type Staffing, staffingKinds } from '~/models/planning/capacity/supply';
import { addDays, parseDay } from '~/models/planning/day';
import type { Actor } from '~/models/planning/permission';
import { createStaffing, editStaffing, getStaffing } from '~/models/team-staffing.server';
import { getTeam } from '~/models/team.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSupplyForm, seenIn } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { ConfirmSupply } from '~/ui/settings/confirm-supply';
import { StaffingForm } from '~/ui/settings/staffing-form';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.capacity_staffing()} · ${m.app_name()}` }];

const schema = z
  .object({
    kind: choice(staffingKinds),
    fte: decimal(0.01, 1000),
    from: optionalDay,
    last: optionalDay,
    note: text(300),
  })
  .refine(({ from, last }) => from === null || last === null || from <= last, {
    path: ['last'],
    message: 'last_before_start',
  });

/** The row in the address, or null for a new one; a 404 when it is not this team's. */
async function rowOf(actor: Actor, teamId: string, staffingId: string) {
  if (staffingId === 'new') return null;
  const row = found(await getStaffing(actor, staffingId));
  if (row.teamId !== teamId) throw notFound();
  return row;
}

/** What a new row starts with, as it stands in the address; what cannot be read is left open. */
function startIn(params: URLSearchParams): Partial<Staffing> {
  const kind = staffingKinds.find((known) => known === params.get('kind'));
  const fte = parseNumber(params.get('fte') ?? '');
  const from = parseDay(params.get('from') ?? '');
  const last = parseDay(params.get('last') ?? '');
  return { ...(kind ? { kind } : {}), ...(fte ? { fte } : {}), from, until: last && addDays(last, 1) };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const { teamId, staffingId } = args.params as { teamId: string; staffingId: string };
  const { name } = found(await getTeam(actor, teamId));
  const row = await rowOf(actor, teamId, staffingId);
  const { revision } = found(await getOrganisation(actor));
  const start = row ?? startIn(new URL(args.request.url).searchParams);
  return { teamId, name, isNew: row === null, start, revision };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const { teamId, staffingId } = args.params as { teamId: string; staffingId: string };
  found(await getTeam(actor, teamId));
  const row = await rowOf(actor, teamId, staffingId);
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const { last, ...rest } = reading.value;
  const fields = { ...rest, teamId, until: last && addDays(last, 1) };
  const seen = seenIn(form);
  return answerSupplyForm(
    actor,
    (tx) => (row ? editStaffing(actor, { id: row.id, fields, seen }, tx) : createStaffing(actor, fields, tx)),
    { form, to: paths.team(teamId), today: todayFor(args.context) },
  );
}

export default function StaffingPage() {
  const { teamId, name, isNew, start, revision } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page
      title={isNew ? m.capacity_staffing_add() : m.capacity_staffing_edit()}
      crumbs={[
        { label: m.nav_teams(), to: paths.teams() },
        { label: words(name), to: paths.team(teamId) },
      ]}
    >
      <ConfirmSupply state={state} cancelTo={paths.team(teamId)} />
      <StaffingForm {...{ start, revision, state }} cancelTo={paths.team(teamId)} />
    </Page>
  );
}

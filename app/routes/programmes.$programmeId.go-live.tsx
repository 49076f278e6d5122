// Go-live: when it is, and moving it. One change that takes the plan along, looked at before it is saved.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { todayFor } from '~/clock.server';
import { requiredDay } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { findGoLiveWarnings, lookAtGoLive } from '~/models/go-live.server';
import { loadPlan } from '~/models/plan.server';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm, lookAhead } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { GoLivePage } from '~/ui/go-live/go-live-page';
import { paths } from '~/ui/paths';
import { warningsText } from '~/ui/programmes/warnings-text.server';
import styles from '~/ui/styles/go-live.css?url';

export const meta: MetaFunction = () => [{ title: `${m.golive_title()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

const fields = z.object({ goLive: requiredDay });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const on = todayFor(args.context);
  const {
    id: programmeId,
    goLive,
    start,
    prepWeeks,
  } = found(await loadPlan(actor, args.params.programmeId!)).programme;
  const mayShift = may(actor, 'plan.change') && goLive > on;
  const base = { programmeId, goLive, start, prepWeeks, today: on, mayShift };
  const nothing = { state: undefined, ahead: undefined, outcome: null, warnings: null };
  const asked = new FormData();
  for (const [name, value] of new URL(args.request.url).searchParams) asked.set(name, value);
  if (!mayShift || !asked.has('goLive')) {
    const warnings = goLive > on ? await findGoLiveWarnings(actor, programmeId) : null;
    return data({ ...base, ...nothing, warnings: warnings && warningsText(warnings) });
  }
  const reading = readForm(fields, asked);
  if (!reading.ok) return data({ ...base, ...nothing, state: reading }, { status: 400 });
  const wanted = { goLive: reading.value.goLive, on };
  const [ahead, outcome] = await Promise.all([
    lookAhead(actor, programmeId, { kind: 'shift_go_live', ...wanted }, { goLive: wanted.goLive }),
    lookAtGoLive(actor, programmeId, wanted),
  ]);
  const told = outcome && { ...outcome, warnings: warningsText(outcome.warnings) };
  return data({ ...base, ...nothing, ahead, outcome: told });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const programmeId = args.params.programmeId!;
  const form = await args.request.formData();
  const reading = readForm(fields, form);
  if (!reading.ok) return answerBadInput(reading);
  const change = { kind: 'shift_go_live', goLive: reading.value.goLive, on: todayFor(args.context) } as const;
  return answerPlanForm(actor, programmeId, change, { form, to: paths.goLive(programmeId) });
}

export default function GoLive() {
  return <GoLivePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

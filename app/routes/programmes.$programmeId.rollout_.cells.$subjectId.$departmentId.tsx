// One cell of the roll-out matrix: how far a department is, when it is to be or was live, and every change of that.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { choice, optionalDay, text } from '~/form-fields.server';
import { found, readForm, typedValues } from '~/http.server';
import { getDepartment } from '~/models/department.server';
import { getOrganisation } from '~/models/organisation.server';
import { takesLiveBack } from '~/models/planning/adoption/rollout-change';
import { readRolloutSearch, rolloutParams } from '~/models/planning/adoption/rollout-search';
import { rolloutStages } from '~/models/planning/adoption/rollout-stage';
import { getCell, mayRollOut, setCell } from '~/models/rollout-cells.server';
import { m } from '~/paraglide/messages.js';
import { savedChange } from '~/recent-changes.server';
import { cellLog } from '~/rollout-changes.server';
import { subjectIn } from '~/rollout-place.server';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings, seenIn } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { CellPage } from '~/ui/rollout/cell-page';
import styles from '~/ui/styles/rollout.css?url';
import settingsStyles from '~/ui/styles/settings.css?url';

export const meta: MetaFunction = () => [{ title: `${m.rollout_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: settingsStyles },
  { rel: 'stylesheet', href: styles },
];

type Params = { programmeId: string; subjectId: string; departmentId: string };

const schema = z.object({
  stage: choice(rolloutStages),
  plannedOn: optionalDay,
  actualOn: optionalDay,
  remark: text(500),
});

/** The filter of the matrix that the reader came from. */
const matrixParams = (request: Request) => rolloutParams(readRolloutSearch(new URL(request.url).searchParams));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const { id } = (await askedPlan(args, actor)).programme;
  const { subjectId, departmentId } = args.params as Params;
  const subject = await subjectIn(actor, id, subjectId);
  const department = found(await getDepartment(actor, departmentId));
  const place = { subjectId, departmentId };
  const changed = new URL(args.request.url).searchParams.get('changed');
  const [cell, log, organisation, saved] = await Promise.all([
    getCell(actor, place),
    cellLog(actor, place),
    getOrganisation(actor),
    savedChange(actor, changed),
  ]);
  return {
    id,
    subject,
    department: { id: departmentId, name: department.name },
    cell,
    log,
    saved,
    today: todayFor(args.context),
    revision: found(organisation).revision,
    mayChange: mayRollOut(actor, departmentId),
    back: matrixParams(args.request),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'rollout.change');
  const { programmeId, subjectId, departmentId } = args.params as Params;
  await subjectIn(actor, programmeId, subjectId);
  found(await getDepartment(actor, departmentId));
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const place = { subjectId, departmentId };
  const was = await getCell(actor, place);
  // Whoever takes back that it was live says so twice, for the day it went live goes.
  if (takesLiveBack(was?.stage ?? null, reading.value.stage) && form.get('takeBack') !== '1') {
    return answerBadSettings({ errors: { stage: 'takes_live_back' }, typed: typedValues(form) });
  }
  const asked = { programmeId, ...place, state: reading.value, seen: seenIn(form), today: todayFor(args.context) };
  const answer = await setCell(actor, asked);
  return answerSettings(actor, answer, paths.rollout(programmeId, matrixParams(args.request)), typedValues(form));
}

export default function Cell() {
  return <CellPage {...useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}

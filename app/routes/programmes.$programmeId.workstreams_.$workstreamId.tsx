// One workstream: adding it, or changing its names, nature and hue.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { choice, wholeNumber } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { labelOf, titleFields } from '~/label-fields.server';
import { newId } from '~/models/id.server';
import { loadPlan } from '~/models/plan.server';
import { workstreamNatures } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import styles from '~/ui/styles/settings.css?url';
import { words } from '~/ui/words';
import { hues } from '~/ui/workstreams/hue-text';
import { WorkstreamForm } from '~/ui/workstreams/workstream-form';

export const meta: MetaFunction = () => [{ title: `${m.settings_workstream()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

const schema = z.object({ ...titleFields(200), hue: wholeNumber(0, 9), nature: choice(workstreamNatures) });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const { workstreamId } = args.params;
  const stream = workstreamId === 'new' ? null : found(plan.workstreams.find((row) => row.id === workstreamId));
  const others = plan.workstreams.filter((row) => row.id !== stream?.id);
  const usedBy = hues.map((hue) => others.filter((row) => row.hue === hue).map((row) => words(row.title)));
  const free = usedBy.findIndex((names) => names.length === 0);
  return { id: plan.programme.id, version: plan.programme.version, stream, usedBy, free: Math.max(0, free) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, workstreamId } = args.params as { programmeId: string; workstreamId: string };
  const plan = found(await loadPlan(actor, programmeId));
  const isNew = workstreamId === 'new';
  if (!isNew) found(plan.workstreams.find((row) => row.id === workstreamId));
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadInput(reading);
  const { titleNl, titleEn, hue, nature } = reading.value;
  const title = labelOf(titleNl, titleEn);
  return answerPlanForm(
    actor,
    programmeId,
    isNew
      ? { kind: 'create_workstream', workstreamId: newId(), title, hue, nature }
      : { kind: 'edit_workstream', workstreamId, fields: { title, hue, nature } },
    { form, to: paths.workstreams(programmeId) },
  );
}

export default function Workstream() {
  const { id, version, stream, usedBy, free } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.workstreams(id);
  return (
    <PlanPage
      programmeId={id}
      title={stream ? m.settings_edit_what({ what: words(stream.title) }) : m.settings_workstream_add()}
      crumb={{ label: m.nav_workstreams(), to: back }}
      answer={state}
    >
      <WorkstreamForm start={stream ?? { hue: free }} usedBy={usedBy} version={version} state={state} cancelTo={back} />
    </PlanPage>
  );
}

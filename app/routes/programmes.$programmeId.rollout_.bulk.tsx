// Several cells of the roll-out matrix at once: a row, a column or any of both, what they become, and then one change.
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { checked, choice, list, optionalDay } from '~/form-fields.server';
import { found, readForm, typedValues } from '~/http.server';
import { rolloutStages } from '~/models/planning/adoption/rollout-stage';
import { loadRollout } from '~/models/rollout.server';
import { mayRollOut, setCells } from '~/models/rollout-cells.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { changedCells } from '~/ui/rollout/changed-cells.server';
import { RolloutBulkPage } from '~/ui/rollout/bulk-page';
import styles from '~/ui/styles/rollout.css?url';

export const meta: MetaFunction = () => [{ title: `${m.rollout_bulk()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

const schema = z.object({
  'subject[]': list,
  'department[]': list,
  stage: choice(['', ...rolloutStages]).transform((stage) => stage || undefined),
  plannedOn: optionalDay,
  actualOn: optionalDay,
  addNew: checked,
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'rollout.change');
  const { id } = (await askedPlan(args, actor)).programme;
  const { subjects, units } = await loadRollout(actor, id);
  const { searchParams } = new URL(args.request.url);
  const own = units.filter((unit) => mayRollOut(actor, unit.id));
  const asked = (name: string) => searchParams.getAll(name);
  return {
    id,
    subjects,
    units: own.map(({ id: unitId, name, depth }) => ({ id: unitId, name, depth })),
    /** A whole row or column: what is not named by the address is taken whole. */
    chosen: {
      subjects:
        asked('subject').length === 0 && asked('department').length > 0
          ? subjects.map((row) => row.id)
          : asked('subject'),
      departments:
        asked('department').length === 0 && asked('subject').length > 0
          ? own.map((row) => row.id)
          : asked('department'),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'rollout.change');
  const programmeId = args.params.programmeId!;
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const { stage, plannedOn, actualOn, addNew, ...chosen } = reading.value;
  const typed = typedValues(form);
  const set = { stage, plannedOn: plannedOn ?? undefined, actualOn: actualOn ?? undefined };
  if (!stage && !plannedOn && !addNew) return answerBadSettings({ errors: { stage: 'nothing_to_set' }, typed });
  const asked = {
    ...{ programmeId, subjectIds: chosen['subject[]'], departmentIds: chosen['department[]'] },
    ...{ set, addNew, today: todayFor(args.context) },
  };
  const answer = found(await setCells(actor, asked, { preview: form.get('confirmed') !== '1' }));
  switch (answer.status) {
    case 'forbidden':
      throw new Response(null, { status: 403 });
    case 'refused':
      return answerBadSettings({ errors: { [answer.field]: answer.why }, typed });
    case 'saved':
      return redirect(paths.rollout(programmeId, { changed: answer.changeId }));
    case 'preview': {
      const changes = changedCells(answer.changes, await loadRollout(actor, programmeId));
      return data({ errors: {}, typed, preview: null, weighed: null, refusal: null, stale: null, changes });
    }
  }
}

export default function RolloutBulk() {
  return <RolloutBulkPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

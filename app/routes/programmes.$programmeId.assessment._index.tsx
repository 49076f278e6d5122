// The assessment: every round of a programme, latest first, with its outcome.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { findAssessments } from '~/models/assessment.server';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { savedChange } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { formText, responseText, stateText } from '~/ui/assessment/assessment-words';
import { verdictText } from '~/ui/assessment/results-text.server';
import { RoundList } from '~/ui/assessment/round-list';

export const meta: MetaFunction = () => [{ title: `${m.assessment_title()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const { id, goLive } = (await askedPlan(args, actor)).programme;
  const rounds = (await findAssessments(actor, id)).map(({ results, response, ...round }) => {
    const verdict = results?.verdict && verdictText(results.verdict, results);
    return {
      ...{ id: round.id, title: round.title, heldOn: round.heldOn, form: formText(round.form) },
      ...{ isOpen: round.state === 'open', state: stateText(round.state), response: responseText(response) },
      verdict: verdict ? { signal: verdict.signal, said: `V ${verdict.tiles.at(-1)!.value}` } : null,
    };
  });
  const changed = await savedChange(actor, new URL(args.request.url).searchParams.get('changed'));
  return { id, goLive, rounds, changed, mayManage: may(actor, 'assessment.manage') };
}

export default function Assessments() {
  return <RoundList {...useLoaderData<typeof loader>()} />;
}

// Another level than data say at one question, with the reason; or as data say again.
import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { overruledTexts, readOverrule, seenOverruled } from '~/assessment-form.server';
import { badInput, found, overtaken, typedValues } from '~/http.server';
import { shippedQuestionnaire } from '~/models/assessment-questions.server';
import { overrulePrefill } from '~/models/assessment-prefill.server';
import { getAssessment } from '~/models/assessment.server';
import { prefilledQuestions } from '~/models/planning/assessment/prefill';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { OverruleForm } from '~/ui/assessment/overrule-form';
import { overruledStale } from '~/ui/assessment/overtaken-text.server';
import { basisText, filledLevel } from '~/ui/assessment/prefill-text.server';
import { paths } from '~/ui/paths';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/assessment.css?url';
import { number, words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.assessment_prefill_change()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

const questionIn = (params: LoaderFunctionArgs['params']) =>
  found(prefilledQuestions.find((known) => known === params['question']));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'assessment.manage');
  const programmeId = (await askedPlan(args, actor)).programme.id;
  const { round, prefills } = found(await getAssessment(actor, { programmeId, roundId: args.params.roundId! }));
  const question = questionIn(args.params);
  const row = found(prefills.find((one) => one.question === question));
  if (round.state === 'closed') throw redirect(paths.assessment(programmeId, round.id));
  const { text, levels } = shippedQuestionnaire().questions.get(question)!;
  return {
    ...{ programmeId, round, question: words(text), levels: levels.map(words) },
    data: m.assessment_prefill_data({ level: number(row.level), basis: basisText(row.basis) }),
    start: { level: String(filledLevel(row)), reason: row.overruled?.reason ?? '' },
    seen: JSON.stringify(overruledTexts(row.overruled)),
    overruled: row.overruled !== null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'assessment.manage');
  const { programmeId, roundId } = args.params as { programmeId: string; roundId: string };
  const question = questionIn(args.params);
  const form = await args.request.formData();
  const reading = form.get('reset') === '1' ? null : readOverrule(form);
  if (reading && !reading.ok) return badInput(reading);
  const asked = { programmeId, roundId, question, seen: seenOverruled(form) };
  const answer = found(await overrulePrefill(actor, asked, reading?.value ?? null));
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  if (answer.status === 'stale') {
    // Whoever sends the form again has seen what it says now.
    const seen = JSON.stringify(overruledTexts(answer.now));
    return overtaken({ ...typedValues(form), seen }, overruledStale(answer.fields));
  }
  return redirect(paths.assessment(programmeId, roundId, { saved: answer.status === 'saved' }));
}

export default function Prefill() {
  const { programmeId, round, question, data: said, ...form } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.assessment(programmeId, round.id);
  const crumbs = [
    { label: m.assessment_title(), to: paths.assessments(programmeId) },
    { label: round.title, to: back },
  ];
  return (
    <Page title={m.assessment_prefill_change()} crumbs={crumbs} lead={question}>
      <p className="measure">{said}</p>
      <OverruleForm {...form} state={state} cancelTo={back} />
    </Page>
  );
}

// Answering the assessment: no sign-in, no script needed, on a phone. What is sent is kept without who, when or from where.
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readAnswer } from '~/assessment-answer-form.server';
import { badInput, found } from '~/http.server';
import { answerAssessment, findAskedPrefills, getAskedAssessment } from '~/models/assessment-answer.server';
import { shippedQuestionnaire } from '~/models/assessment-questions.server';
import { m } from '~/paraglide/messages.js';
import { surveyForm } from '~/survey-answer-form.server';
import { openToAll, refuseWhenFull } from '~/session.server';
import { AnswerForm } from '~/ui/assessment/answer-form';
import { type AnswerNews, AnswerPage } from '~/ui/assessment/answer-page';
import { askedText } from '~/ui/assessment/asked-text.server';
import { paths } from '~/ui/paths';
import styles from '~/ui/styles/assessment.css?url';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? m.assessment_unknown()} · ${m.app_name()}` },
  // The address is for one person, not for whoever searches the web.
  { name: 'robots', content: 'noindex, nofollow' },
];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  openToAll(args);
  const { params, request } = args;
  const token = params.token!;
  const asked = await getAskedAssessment(token);
  const told = (title: string | null, news: AnswerNews) => ({ title, news, form: null });
  if (!asked) return data(told(null, 'unknown'), { status: 404 });
  const { state, title } = asked;
  if (state === 'closed') return told(title, 'closed');
  if (state === 'answered') return told(title, new URL(request.url).searchParams.has('thanks') ? 'thanks' : 'answered');
  return { title, news: null, form: askedText(asked, await findAskedPrefills(token), shippedQuestionnaire()) };
}

export async function action(args: ActionFunctionArgs) {
  openToAll(args);
  await refuseWhenFull();
  const { params, request } = args;
  const token = params.token!;
  const asked = found(await getAskedAssessment(token));
  const told = (news: AnswerNews) => data({ news, errors: {}, typed: {} }, { status: 409 });
  if (asked.state !== 'open') return told(asked.state);
  const form = await surveyForm(request);
  if (!form) throw new Response(null, { status: 413 });
  const reading = readAnswer(asked.form, form);
  if (!reading.ok) return badInput(reading);
  const answer = found(await answerAssessment(token, reading.value));
  if (answer.status === 'refused') throw new Response(null, { status: 400 });
  return answer.status === 'saved' ? redirect(paths.assessmentAnswer(token, { thanks: 1 })) : told(answer.status);
}

export default function Assessment() {
  const { title, news, form } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const told = state && 'news' in state ? state.news : null;
  if (told) return <AnswerPage title={title} news={told} kept={false} />;
  if (news || !form || title === null) return <AnswerPage title={title} news={news ?? 'unknown'} />;
  return <AnswerForm {...form} title={title} state={state && 'news' in state ? undefined : state} />;
}

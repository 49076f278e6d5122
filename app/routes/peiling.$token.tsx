// Answering a survey: no sign-in, no script needed, on a phone. What is sent is kept without who, when or from where.
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { badInput, found } from '~/http.server';
import { statementsOf } from '~/models/planning/adoption/survey-statements';
import { answerSurvey, type AskedSurvey, getSurvey } from '~/models/survey-answer.server';
import { m } from '~/paraglide/messages.js';
import { answeredCookie, hasAnswered, readAnswer, surveyForm } from '~/survey-answer-form.server';
import { openToAll, refuseWhenFull } from '~/session.server';
import { paths } from '~/ui/paths';
import styles from '~/ui/styles/survey.css?url';
import { AnswerForm } from '~/ui/survey/answer-form';
import { type AnswerNews, AnswerPage } from '~/ui/survey/answer-page';
import { words } from '~/ui/words';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.name ?? m.survey_unknown()} · ${m.app_name()}` },
  // The address is for a department, not for whoever searches the web.
  { name: 'robots', content: 'noindex, nofollow' },
];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

/** What the page says instead of asking; null when it asks. */
function newsOf({ state, roundId }: AskedSurvey, request: Request): AnswerNews | null {
  const { searchParams } = new URL(request.url);
  if (state !== 'open') return state;
  // Also where a browser keeps no cookies: who sees the form again thinks nothing was kept.
  if (searchParams.has('thanks')) return 'thanks';
  return hasAnswered(request, roundId) && !searchParams.has('again') ? 'answered' : null;
}

export async function loader(args: LoaderFunctionArgs) {
  openToAll(args);
  const { params, request, context } = args;
  const token = params.token!;
  const survey = await getSurvey(token, todayFor(context));
  if (!survey) return data({ token, name: null, news: 'unknown' as const, opensOn: null, form: null }, { status: 404 });
  const { kind, name, department, municipality, opensOn, lastDay } = survey;
  const news = newsOf(survey, request);
  const statements = statementsOf[kind].map(({ text }) => words(text));
  const form = news === null ? { department: words(department), municipality, lastDay, statements } : null;
  return { token, name, news, opensOn, form };
}

export async function action(args: ActionFunctionArgs) {
  openToAll(args);
  await refuseWhenFull();
  const { params, request, context } = args;
  const token = params.token!;
  const today = todayFor(context);
  const survey = found(await getSurvey(token, today));
  const told = (news: AnswerNews) => data({ news, errors: {}, typed: {} }, { status: 409 });
  if (survey.state !== 'open') return told(survey.state);
  const form = await surveyForm(request);
  if (!form) throw new Response(null, { status: 413 });
  if (hasAnswered(request, survey.roundId) && !form.has('again')) return told('answered');
  const reading = readAnswer(survey.kind, form);
  if (!reading.ok) return badInput(reading);
  const answer = found(await answerSurvey(token, reading.value, today));
  if (answer.status === 'refused') throw new Response(null, { status: 400 });
  if (answer.status !== 'saved') return told(answer.status);
  const headers = { 'Set-Cookie': answeredCookie(request, answer.roundId) };
  return redirect(paths.survey(token, { thanks: 1 }), { headers });
}

export default function Survey() {
  const { token, name, news, opensOn, form } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const told = state && 'news' in state ? state.news : null;
  if (told) return <AnswerPage {...{ token, name, opensOn }} news={told} kept={false} />;
  if (news || !form || name === null) return <AnswerPage {...{ token, name, opensOn }} news={news ?? 'unknown'} />;
  return <AnswerForm {...form} name={name} state={state && 'news' in state ? undefined : state} />;
}

// Answering a check-in: no sign-in, no script needed, on a phone. The link is of one department and shows that department only.
import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mostAnswerBytes, readAnswers, startOf } from '~/check-in-form.server';
import { answerLines, comingText, goingChoices, momentOf, timeChoices } from '~/check-in-view.server';
import { todayFor } from '~/clock.server';
import { badInput } from '~/http.server';
import { answerCheckIn, type OpenCheckIn, openCheckIn } from '~/models/check-in-answer.server';
import { m } from '~/paraglide/messages.js';
import { type Asking, doorOf, openToAll, refuseWhenFull } from '~/session.server';
import { surveyForm } from '~/survey-answer-form.server';
import { AnswerForm } from '~/ui/check-in/answer-form';
import { type AnswerNews, AnswerPage, ThanksPage } from '~/ui/check-in/answer-page';
import { paths } from '~/ui/paths';
import styles from '~/ui/styles/check-in.css?url';
import { dayLong, dayText, words } from '~/ui/words';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.form?.title ?? m.checkin_title()} · ${m.app_name()}` },
  // The address is for one department, not for whoever searches the web.
  { name: 'robots', content: 'noindex, nofollow' },
];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

/**
 * Nothing of it is kept anywhere. Other sites are told no referrer by the policy of every page (same-origin); a stricter one would
 * make browsers send the form with the origin "null", which is refused as that of another site.
 */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });

const openingOf = (args: Asking) => ({ door: doorOf(args), today: todayFor(args.context), now: new Date() });
/** 404 for what was never there, was withdrawn or is over alike. */
const statuses: Record<AnswerNews, number> = { unknown: 404, expired: 404, wait: 429, full: 409 };

function formOf({ department, municipality, lastDay, coming, last }: OpenCheckIn) {
  return {
    title: m.checkin_form_title({ department: words(department) }),
    lead: m.checkin_form_lead({ municipality }),
    read: m.checkin_form_read({ day: dayLong(lastDay) }),
    last: last && m.checkin_form_last({ when: momentOf(last.at) }),
    coming: comingText(coming),
    times: timeChoices(),
    goings: goingChoices(),
    start: startOf(last?.answers ?? null),
  };
}

function thanksOf({ department, lastDay, last }: OpenCheckIn, again: string) {
  return (
    last && {
      ...{ again, source: m.checkin_source({ when: momentOf(last.at) }), lines: answerLines(last.answers) },
      text: m.checkin_thanks_text({ department: words(department), day: dayText(lastDay) }),
    }
  );
}

export async function loader(args: LoaderFunctionArgs) {
  openToAll(args);
  const token = args.params.token!;
  const opened = await openCheckIn(token, openingOf(args));
  if (opened?.status !== 'open') {
    const news: AnswerNews = opened?.status ?? 'unknown';
    const after = opened?.status === 'wait' ? { headers: { 'Retry-After': String(opened.seconds) } } : {};
    return data({ news, thanks: null, form: null }, { status: statuses[news], ...after });
  }
  const thanks = new URL(args.request.url).searchParams.has('thanks')
    ? thanksOf(opened, paths.checkInAnswer(token))
    : null;
  return { news: null, thanks, form: formOf(opened) };
}

export async function action(args: ActionFunctionArgs) {
  openToAll(args);
  await refuseWhenFull();
  const token = args.params.token!;
  const opening = openingOf(args);
  const form = await surveyForm(args.request, mostAnswerBytes);
  if (!form) throw new Response(null, { status: 413 });
  const told = (news: AnswerNews) => data({ news, errors: {}, typed: {} }, { status: statuses[news] });
  const reading = readAnswers(form);
  if (!reading.ok) {
    // Of a link that is no good nobody is told which field is wrong.
    const opened = await openCheckIn(token, opening);
    return opened?.status === 'open' ? badInput(reading) : told(opened?.status ?? 'unknown');
  }
  const answer = await answerCheckIn(token, reading.value, opening);
  if (!answer) return told('unknown');
  if (answer.status === 'refused') return badInput({ errors: { [answer.field]: answer.why }, typed: {} });
  return answer.status === 'saved' ? redirect(paths.checkInAnswer(token, { thanks: 1 })) : told(answer.status);
}

export default function CheckIn() {
  const { news, thanks, form } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const told = state && 'news' in state ? state.news : null;
  if (told) return <AnswerPage news={told} kept={false} />;
  if (thanks) return <ThanksPage {...thanks} />;
  if (news || !form) return <AnswerPage news={news ?? 'unknown'} />;
  return <AnswerForm {...form} state={state && 'news' in state ? undefined : state} />;
}

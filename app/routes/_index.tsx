// The home: for who leads programmes what asks for attention today, for a head what comes and waits for a word, for who decides where each programme stands.
import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { drawnPart } from '~/drawn.server';
import { answered } from '~/home-answer.server';
import { committeeHome, headHome, leaderHome, tabsOf } from '~/home-page.server';
import { findFirstProgrammes } from '~/models/programme.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { CommitteeList } from '~/ui/home/committee-list';
import { farOffTableId, HeadHome, type HeadState } from '~/ui/home/head-home';
import { HomeTabs } from '~/ui/home/home-blocks';
import { LeaderHome } from '~/ui/home/leader-home';
import { paths } from '~/ui/paths';
import { Notice } from '~/ui/shared/notice';
import adoption from '~/ui/styles/adoption.css?url';
import styles from '~/ui/styles/home.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: adoption },
  { rel: 'stylesheet', href: styles },
];
export const meta: MetaFunction = () => [{ title: `${m.home_title()} · ${m.app_name()}` }];

/** What was done, or why it was not. */
const sentences = new Map<string, ['good' | 'warn', () => string]>([
  ['confirmed', ['good', m.home_sent_confirm]],
  ['contested', ['good', m.home_sent_contest]],
  ['message', ['good', m.home_sent_message]],
  ['settle', ['good', m.home_sent_settle]],
  ['moved', ['warn', m.home_moved_meanwhile]],
  ['gone', ['warn', m.home_gone_meanwhile]],
]);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const today = todayFor(args.context);
  const asked = new URL(args.request.url).searchParams;
  const tabs = tabsOf(actor);
  const { role } = tabs.find((tab) => tab.role === asked.get('as')) ?? tabs[0]!;
  const sentence = sentences.get(asked.get('said') ?? '');
  const said = sentence ? { tone: sentence[0], text: sentence[1]() } : null;
  const common = { tabs, role, said, leader: null, head: null, committee: null };
  if (role === 'head') {
    const { text, farOff } = await headHome(actor, today);
    const drawn = farOff === null ? null : drawnPart(args.context, farOffTableId, farOff);
    return { ...common, head: { ...text, farOff: drawn, hasFarOff: farOff !== null } };
  }
  const [first, second] = await findFirstProgrammes(actor, 2);
  // Nothing to tell before there is a programme; the list says how one is made.
  if (first === undefined) return redirect(paths.programmes());
  if (role === 'leader') return { ...common, leader: await leaderHome(actor, today) };
  if (second === undefined) return redirect(paths.steering(first));
  return { ...common, committee: await committeeHome(actor, today) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  return answered(actor, await args.request.formData());
}

export default function Home() {
  const { tabs, role, said, leader, head, committee } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>() as HeadState;
  return (
    <main id="inhoud" tabIndex={-1} className="home">
      <HomeTabs tabs={tabs} current={role} />
      {said ? <Notice tone={said.tone} title={said.text} live /> : null}
      {leader ? <LeaderHome {...leader} /> : null}
      {head ? <HeadHome {...head} sent={sent} /> : null}
      {committee ? <CommitteeList rows={committee} /> : null}
    </main>
  );
}

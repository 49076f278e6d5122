// The conversation about an item, a milestone or a gate.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { conversationOf, say } from '~/conversation.server';
import { notFound } from '~/http.server';
import { canBeSpokenOf } from '~/models/planning/conversation/comment';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { ConversationPage } from '~/ui/conversation/conversation-page';
import { paths } from '~/ui/paths';
import styles from '~/ui/styles/conversation.css?url';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? m.talk_of({ what: data.what }) : m.talk_title()} · ${m.app_name()}` },
];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

const subjectOf = ({ itemId = '' }: LoaderFunctionArgs['params']) => ({ kind: 'item', id: itemId }) as const;

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const subject = subjectOf(args.params);
  if (!canBeSpokenOf(plan, subject)) throw notFound();
  return {
    ...(await conversationOf(args.request, actor, plan, subject)),
    aboutTo: paths.item(plan.programme.id, subject.id),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'conversation.write');
  return say(args.request, actor, args.params.programmeId!, subjectOf(args.params));
}

export default function ItemConversation() {
  return <ConversationPage {...useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}

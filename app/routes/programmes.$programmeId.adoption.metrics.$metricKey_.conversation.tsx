// The conversation about a metric of one department, or of all together.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { conversationOf, say } from '~/conversation.server';
import { notFound } from '~/http.server';
import { canBeSpokenOf, figureSubject } from '~/models/planning/conversation/comment';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { ConversationPage } from '~/ui/conversation/conversation-page';
import { paths } from '~/ui/paths';
import styles from '~/ui/styles/conversation.css?url';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? m.talk_of({ what: data.what }) : m.talk_title()} · ${m.app_name()}` },
];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

function asked({ params, request }: Pick<LoaderFunctionArgs, 'params' | 'request'>) {
  const department = new URL(request.url).searchParams.get('department');
  return { subject: figureSubject(params.metricKey ?? '', department), department };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const { subject, department } = asked(args);
  if (!canBeSpokenOf(plan, subject)) throw notFound();
  return {
    ...(await conversationOf(args.request, actor, plan, subject)),
    aboutTo: paths.adoptionMetric(plan.programme.id, args.params.metricKey!, { department }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'conversation.write');
  return say(args.request, actor, args.params.programmeId!, asked(args).subject);
}

export default function FigureConversation() {
  return <ConversationPage {...useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}

// Correcting a comment of one's own, while it is new.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { commentAnswer, readComment } from '~/conversation.server';
import { badInput, found } from '~/http.server';
import { correctComment, findPeopleToName, getComment } from '~/models/conversation.server';
import { correctableFor, mayCorrect, subjectNames } from '~/models/planning/conversation/comment';
import { asTyped } from '~/models/planning/conversation/mention';
import { mayOwn } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireOwner } from '~/session.server';
import { CommentForm } from '~/ui/conversation/comment-form';
import { conversationPath, subjectName } from '~/ui/conversation/comment-text.server';
import { Notice } from '~/ui/shared/notice';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/conversation.css?url';

export const meta: MetaFunction = () => [{ title: `${m.talk_correct_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireOwner(args, 'comment.correct');
  const plan = await askedPlan(args, actor);
  const comment = found(await getComment(actor, plan.programme.id, args.params.commentId!));
  if (!mayOwn(actor, 'comment.correct', comment.authorId)) throw new Response(null, { status: 403 });
  const { everybody, nameable } = await findPeopleToName(actor);
  return {
    isOpen: mayCorrect(actor.userId, comment),
    start: asTyped(comment.text, everybody),
    names: nameable.filter(({ id }) => id !== actor.userId),
    what: subjectName(comment.subject, subjectNames(plan, comment.subject)),
    back: conversationPath(plan.programme.id, comment.subject, comment.id),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireOwner(args, 'comment.correct');
  const { programmeId, commentId } = args.params;
  const form = await args.request.formData();
  const reading = readComment(form);
  if (!reading.ok) {
    const known = found(await getComment(actor, programmeId!, commentId!));
    if (!mayOwn(actor, 'comment.correct', known.authorId)) throw new Response(null, { status: 403 });
    return badInput(reading);
  }
  return commentAnswer(programmeId!, await correctComment(actor, programmeId!, commentId!, reading.value), form);
}

export default function CorrectComment() {
  const { isOpen, start, names, what, back } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page title={m.talk_correct_title()} crumbs={[{ label: m.talk_of({ what }), to: back }]}>
      {isOpen || state ? (
        <CommentForm {...{ start, names, state }} save={m.talk_correct_save()} cancelTo={back} />
      ) : (
        <Notice tone="warn" title={m.talk_too_late({ minutes: correctableFor })} />
      )}
    </Page>
  );
}

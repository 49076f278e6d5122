// Takes a comment of one's own away, after asking.
import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { found } from '~/http.server';
import { findPeopleToName, getComment, removeComment } from '~/models/conversation.server';
import { mayRemove, subjectNames } from '~/models/planning/conversation/comment';
import { mayOwn } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { addressOf, requireOwner } from '~/session.server';
import { CommentBody } from '~/ui/conversation/comment-list';
import { commentText, conversationPath, subjectName } from '~/ui/conversation/comment-text.server';
import { Button, ButtonLink } from '~/ui/shared/button';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/conversation.css?url';

export const meta: MetaFunction = () => [{ title: `${m.talk_remove_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireOwner(args, 'comment.remove');
  const plan = await askedPlan(args, actor);
  const programmeId = plan.programme.id;
  const comment = found(await getComment(actor, programmeId, args.params.commentId!));
  if (!mayOwn(actor, 'comment.remove', comment.authorId)) throw new Response(null, { status: 403 });
  const { everybody: people } = await findPeopleToName(actor);
  const reading = { programmeId, people, origin: addressOf(args.request, ''), userId: actor.userId };
  return {
    isThere: mayRemove(actor.userId, comment),
    comment: { ...commentText(comment, reading), correctTo: null, removeTo: null },
    what: subjectName(comment.subject, subjectNames(plan, comment.subject)),
    back: conversationPath(programmeId, comment.subject, comment.id),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireOwner(args, 'comment.remove');
  const { programmeId, commentId } = args.params;
  const answer = found(await removeComment(actor, programmeId!, commentId!));
  if (answer.status !== 'saved') throw new Response(null, { status: 403 });
  return redirect(conversationPath(programmeId!, answer.subject, answer.commentId));
}

export default function RemoveComment() {
  const { isThere, comment, what, back } = useLoaderData<typeof loader>();
  return (
    <Page title={m.talk_remove_title()} lead={m.talk_remove_lead()} crumbs={[{ label: m.talk_of({ what }), to: back }]}>
      <div className="talk-comment">
        <CommentBody {...comment} />
      </div>
      <Form method="post" className="buttons">
        {isThere ? <Button look="danger">{m.talk_remove_do()}</Button> : null}
        <ButtonLink to={back} look="subtle">
          {m.cancel()}
        </ButtonLink>
      </Form>
    </Page>
  );
}

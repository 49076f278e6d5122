// What the pages of conversations share: reading one, and saying something in it.
import { z } from 'zod';
import { requiredText } from './form-fields.server';
import { badInput, type FormReading, notFound, readForm, redirect, typedValues } from './http.server';
import {
  addComment,
  type CommentAnswer,
  findComments,
  findPeopleToName,
  type Written,
} from './models/conversation.server';
import { type CommentSubject, longestComment, subjectNames } from './models/planning/conversation/comment';
import { type Actor, may } from './models/planning/permission';
import type { Plan } from './models/planning/plan';
import { addressOf } from './session.server';
import { commentFault, commentText, conversationPath, subjectName } from './ui/conversation/comment-text.server';

/** A conversation as its page shows it. */
export async function conversationOf(request: Request, actor: Actor, plan: Plan, subject: CommentSubject) {
  const programmeId = plan.programme.id;
  const [comments, people] = await Promise.all([findComments(actor, programmeId, subject), findPeopleToName(actor)]);
  const reading = {
    ...{ programmeId, people: people.everybody, origin: addressOf(request, ''), userId: actor.userId },
  };
  return {
    what: subjectName(subject, subjectNames(plan, subject)),
    comments: comments.map((comment) => commentText(comment, reading)),
    names: may(actor, 'conversation.write') ? people.nameable.filter(({ id }) => id !== actor.userId) : null,
  };
}

const schema = z.object({
  text: requiredText(longestComment),
  mention: z.string().max(64, 'choose').default(''),
});

/** The form of a comment. Nothing but a name is a comment, too. */
export function readComment(form: FormData): FormReading<Written> {
  if (form.get('mention') && String(form.get('text') ?? '').trim() === '') {
    return { ok: true, value: { text: '', chosen: [String(form.get('mention'))] } };
  }
  const reading = readForm(schema, form);
  if (!reading.ok) return reading;
  const { text, mention } = reading.value;
  return { ok: true, value: { text, chosen: mention === '' ? [] : [mention] } };
}

/** What becomes of a comment: on to the conversation, or back to the form with what was typed. Null: a 404. */
export function commentAnswer(programmeId: string, answer: CommentAnswer | null, form: FormData) {
  if (!answer) throw notFound();
  switch (answer.status) {
    case 'forbidden':
      throw new Response(null, { status: 403 });
    case 'refused':
      return badInput({ errors: commentFault(answer), typed: typedValues(form) }, 409);
    case 'saved':
      return redirect(conversationPath(programmeId, answer.subject, answer.commentId));
  }
}

/** Says something about a subject, as its form asks. */
export async function say(request: Request, actor: Actor, programmeId: string, subject: CommentSubject) {
  const form = await request.formData();
  const reading = readComment(form);
  if (!reading.ok) return badInput(reading);
  return commentAnswer(programmeId, await addComment(actor, programmeId, { subject, ...reading.value }), form);
}

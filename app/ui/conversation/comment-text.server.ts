// Comments as their page shows them, and what a conversation is about in words.
import {
  type Comment,
  type CommentSubject,
  correctableFor,
  figureOf,
  mayCorrect,
  mayRemove,
} from '~/models/planning/conversation/comment';
import { type Nameable, partsOf } from '~/models/planning/conversation/mention';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { momentText, words } from '../words';
import { commentAnchor, type CommentText } from './comment-words';

type Reading = { programmeId: string; people: readonly Nameable[]; origin: string; userId: string };

/** `origin` is this site's, so that links to it are told from others; `userId` who reads. */
export function commentText(comment: Comment, { programmeId, ...reading }: Reading): CommentText {
  const { id, authorName, edited, removed, text } = comment;
  return {
    ...{ id, author: authorName, edited, removed, when: momentText(comment) },
    parts: removed ? [] : partsOf(text, reading),
    correctTo: mayCorrect(reading.userId, comment) ? paths.comment(programmeId, id) : null,
    removeTo: mayRemove(reading.userId, comment) ? paths.commentRemove(programmeId, id) : null,
  };
}

/** What it is about: the title of an item, `Zaken digitaal afgehandeld, Sociaal Domein`. */
export function subjectName(
  subject: CommentSubject,
  { title, department }: { title: Label; department: Label | null },
) {
  if (subject.kind === 'item') return words(title);
  return m.talk_figure({
    metric: words(title),
    department: department ? words(department) : m.adoption_total(),
  });
}

/** Its page, at a comment when one is given. */
export function conversationPath(programmeId: string, subject: CommentSubject, commentId?: string): string {
  const hash = commentId === undefined ? '' : `#${commentAnchor(commentId)}`;
  if (subject.kind === 'item') return paths.itemConversation(programmeId, subject.id) + hash;
  const { metricKey, departmentId } = figureOf(subject);
  return paths.figureConversation(programmeId, metricKey, departmentId) + hash;
}

/** The link to a conversation: how much was said, or the invitation to begin. */
export const countText = (count: number): string => (count === 0 ? m.talk_start() : m.talk_count({ count }));

/** The same of a figure, with its department. */
export const figureCountText = (what: string, count: number): string => m.talk_figure_count({ what, count });

/** Why a comment was not kept, at its field. */
export function commentFault(
  answer: { reason: 'empty' | 'too_late' } | { reason: 'same_name'; name: string },
): Record<string, string> {
  switch (answer.reason) {
    case 'empty':
      return { text: 'required' };
    case 'too_late':
      return { text: `said:${m.talk_too_late({ minutes: correctableFor })}` };
    case 'same_name':
      return { mention: `said:${m.talk_same_name({ name: answer.name })}` };
  }
}

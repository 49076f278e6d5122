// A comment is what somebody said about an item, or about the figures of a metric in a department; its author may mend it for a quarter of an hour.
import type { Day } from '../day';
import type { Label, Plan } from '../plan';

/** `item`: activities, calendar items, milestones and gates · `figure`: a metric of one department, or of all together. */
export const commentKinds = ['item', 'figure'] as const;
export type CommentKind = (typeof commentKinds)[number];

export type CommentSubject = { kind: CommentKind; id: string };

/** Minutes in which an author may correct what was said; afterwards others have read and answered it. */
export const correctableFor = 15;
/** Characters. */
export const longestComment = 4000;

/** Stands for all departments together in the id of a figure. */
const total = 'total';

/** A metric of a department; null: of all together. */
export const figureSubject = (metricKey: string, departmentId: string | null): CommentSubject => ({
  kind: 'figure',
  id: `${metricKey}:${departmentId ?? total}`,
});

/** The metric and department of {@link figureSubject}. */
export function figureOf({ id }: CommentSubject): { metricKey: string; departmentId: string | null } {
  const at = id.lastIndexOf(':');
  const departmentId = id.slice(at + 1);
  return { metricKey: id.slice(0, at), departmentId: departmentId === total ? null : departmentId };
}

/** Is this something of the plan, or measured in its municipality, that can be spoken about? */
export function canBeSpokenOf(plan: Plan, subject: CommentSubject): boolean {
  if (subject.kind === 'item') return plan.items.some(({ id }) => id === subject.id);
  const { metricKey, departmentId } = figureOf(subject);
  return (
    plan.metrics.some(({ key }) => key === metricKey) &&
    (departmentId === null || plan.departments.some(({ id }) => id === departmentId))
  );
}

/** What it is called: the title of an item, or of a metric with its department (null: all together). */
export function subjectNames(plan: Plan, subject: CommentSubject): { title: Label; department: Label | null } {
  const unknown = { nl: subject.id, en: null };
  if (subject.kind === 'item') {
    return { title: plan.items.find(({ id }) => id === subject.id)?.title ?? unknown, department: null };
  }
  const { metricKey, departmentId } = figureOf(subject);
  return {
    title: plan.metrics.find(({ key }) => key === metricKey)?.title ?? unknown,
    department: plan.departments.find(({ id }) => id === departmentId)?.name ?? null,
  };
}

export type Comment = {
  id: string;
  subject: CommentSubject;
  /** As it is kept, with people by their ids (mention.ts); empty when it was removed. */
  text: string;
  authorId: string;
  authorName: string;
  /** Day and time (`14:05`) in Amsterdam. */
  day: Day;
  time: string;
  edited: boolean;
  removed: boolean;
  /** Whether it is still so new that its author may correct it. */
  fresh: boolean;
};

export const mayCorrect = (userId: string, { authorId, removed, fresh }: Comment): boolean =>
  authorId === userId && !removed && fresh;
export const mayRemove = (userId: string, { authorId, removed }: Comment): boolean => authorId === userId && !removed;

// What people of the demo said to each other about items and figures in the weeks before today.
import { eq } from 'drizzle-orm';
import { addComment } from './conversation.server';
import type { Db } from './db/client.server';
import * as t from './db/schema';
import { type CommentSubject, figureSubject } from './planning/conversation/comment';
import { addDays, type Day } from './planning/day';
import type { Actor, Role } from './planning/permission';
import type { Plan } from './planning/plan';

export type ConversationStory = {
  comments: { days_ago: number; about: string; by: string; text: string }[];
};

function subjectOf(plan: Plan, about: string): CommentSubject {
  const [key, department] = about.split('/');
  if (department !== undefined) return figureSubject(key!, plan.departments.find((row) => row.key === department)!.id);
  return { kind: 'item', id: plan.items.find((item) => item.key === key)!.id };
}

/** Tells them in the order in which they were said. */
export async function tellDemoConversations(
  { organisationId }: Actor,
  { story, plan, today }: { story: ConversationStory; plan: Plan; today: Day },
  tx: Db,
): Promise<void> {
  const u = t.userAccount;
  const people = await tx
    .select({ userId: u.id, key: u.key, role: u.role })
    .from(u)
    .where(eq(u.organisationId, organisationId));
  const inOrder = [...story.comments].sort((a, b) => b.days_ago - a.days_ago);
  for (const { days_ago, about, by, text } of inOrder) {
    const { userId, role } = people.find(({ key }) => key === by)!;
    const author: Actor = { userId, organisationId, role: role as Role, departmentIds: [] };
    const at = `${addDays(today, -days_ago)}T09:30:00.000Z`;
    const said = { subject: subjectOf(plan, about), text: text.trim(), chosen: [], at };
    const answer = await addComment(author, plan.programme.id, said, tx);
    if (answer?.status !== 'saved') throw new Error(`a comment of the demo could not be told: ${answer?.status}`);
  }
}

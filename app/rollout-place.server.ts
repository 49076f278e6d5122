// What an address of the roll-out names: one of what is rolled out in this programme, or a 404.
import { found, notFound } from './http.server';
import type { Actor } from './models/planning/permission';
import { getSubject, type SubjectRow } from './models/rollout.server';

/** A subject of another programme is not there. */
export async function subjectIn(actor: Actor, programmeId: string, subjectId: string): Promise<SubjectRow> {
  const subject = found(await getSubject(actor, subjectId));
  if (subject.programmeId !== programmeId) throw notFound();
  return subject;
}

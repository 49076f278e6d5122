// A municipality with many programmes under way, and people of every role in it: for homes, and for many who work at once.
import { sql } from 'drizzle-orm';
import * as t from '~/models/db/schema';
import { changePlan } from '~/models/plan.server';
import type { Day } from '~/models/planning/day';
import type { Actor, Role } from '~/models/planning/permission';
import type { Plan } from '~/models/planning/plan';
import { startSession } from '~/models/user.server';
import { type BenchDatabase, writeProgramme } from './database';
import { writeFigures, writeMetrics } from './figures-data';

type Place = Pick<BenchDatabase, 'connection' | 'leader' | 'around'>;
/** `measuring`: how many of them deliver figures, of so many months. */
type Many = { programmes: number; items: number; today: Day; measuring?: { programmes: number; months: number } };

const metrics = 15;
const two = { programmes: 2, months: 24 };

/** `p0`, `p1`, … each written by the product itself; the first ones deliver figures. Answers their plans. */
export async function writeManyProgrammes(
  place: Place,
  { programmes, items, today, measuring = two }: Many,
): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (let at = 0; at < programmes; at++) {
    plans.push(await writeProgramme(place, `p${at}`, { seed: at + 1, items, links: items, today }));
  }
  await writeMetrics(place, metrics);
  const departmentIds = place.around.departments.map(({ id }) => id);
  const { months } = measuring;
  for (const { programme } of plans.slice(0, measuring.programmes))
    await writeFigures(place, { programmeId: programme.id, departmentIds, months, today });
  await place.connection.db.execute(sql`analyze`);
  return plans;
}

export type Person = { actor: Actor; cookie: string };

/** Somebody who is signed in, as head of the departments given. */
export async function aPerson(
  { connection: { db }, leader: { organisationId } }: Place,
  key: string,
  role: Role,
  departmentIds: readonly string[] = [],
): Promise<Person> {
  const userId = `user-${key}`;
  const person = { name: `Collega ${key}`, email: `${key}@meetstad.example`, role };
  await db.insert(t.userAccount).values({ id: userId, organisationId, key, ...person });
  if (departmentIds.length > 0) {
    const rows = departmentIds.map((departmentId) => ({ organisationId, userId, departmentId }));
    await db.insert(t.userDepartment).values(rows);
  }
  const cookie = `dok_sessie=${await startSession(userId, organisationId, new Date(), db)}`;
  return { actor: { userId, organisationId, role, departmentIds: [...departmentIds] }, cookie };
}

/** What a colleague changed in each of these plans, so that there is news. */
export async function changedBySomebody({ actor }: Person, plans: readonly Plan[]): Promise<void> {
  for (const [at, { programme, items }] of plans.entries()) {
    const fields = { description: 'Afgesproken in het overleg van vanmorgen.' };
    const change = { kind: 'edit_item', itemId: items[at % items.length]!.id, fields } as const;
    const answer = await changePlan(actor, programme.id, change);
    if (answer?.status !== 'saved') throw new Error(`not saved: ${answer?.status}`);
  }
}

// Many writers at one programme: each edits items of its own and, knowing which version it saw, adds marks to shared ones.
import { type Db, db } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import { newId } from '~/models/id.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { addDays, day } from '~/models/planning/day';
import { differenceBetween, emptied } from '~/models/planning/difference';
import type { Actor } from '~/models/planning/permission';
import type { Plan } from '~/models/planning/plan';
import type { PlanChange } from '~/models/planning/plan-change';
import { inTurn } from '~/models/turn.server';
import { aLink, anItem, aPlan } from '../factories';

const sharedItems = 10;
const first = day('2026-01-05');
const ownItem = (programmeId: string, writer: number) => `${programmeId}-own-${writer}`;
const sharedItem = (programmeId: string, writer: number) => `${programmeId}-shared-${writer % sharedItems}`;

/** A municipality with a leader and nothing else. */
export async function aLeader(): Promise<Actor> {
  const organisationId = newId();
  const even = Array<number>(12).fill(1);
  await db()
    .insert(t.organisation)
    .values({ id: organisationId, name: organisationId, availability: even, season: even });
  const userId = newId();
  const person = { name: 'Projectleider', email: 'leider@voorbeeld.example', role: 'project_leader' };
  await db()
    .insert(t.userAccount)
    .values({ id: userId, organisationId, key: 'leader', ...person });
  return { userId, organisationId, role: 'project_leader', departmentIds: [] };
}

/** One item per writer, and ten that follow theirs and that five writers share; saved as version 1. */
export async function sharedProgramme(leader: Actor, writers: number): Promise<Plan> {
  const id = newId();
  const { organisationId } = leader;
  const goLive = addDays(first, 98);
  const around = aPlan();
  const plan: Plan = {
    ...around,
    programme: { ...around.programme, id, organisationId, name: id, goLive, start: first, version: 0 },
    items: [
      ...Array.from({ length: writers }, (_, writer) => anItem({ id: ownItem(id, writer), notBefore: first })),
      ...Array.from({ length: sharedItems }, (_, at) => anItem({ id: sharedItem(id, at), start: addDays(first, 1) })),
    ],
    dependencies: Array.from({ length: writers }, (_, writer) =>
      aLink(`${id}-${writer}`, ownItem(id, writer), sharedItem(id, writer)),
    ),
  };
  await db().insert(t.programme).values({ id, organisationId, name: id, goLive, prepWeeks: 14, startDay: first });
  const fill = { kind: 'apply_blueprint', blueprintId: 'none', rows: differenceBetween(emptied(plan), plan) } as const;
  const answer = await changePlan(leader, id, fill, { source: 'blueprint' });
  if (answer?.status !== 'saved') throw new Error(`not saved: ${answer?.status}`);
  return answer.plan;
}

/** What a writer was told was saved. */
export type Saved = { version: number; changeId: string; change: PlanChange; mark: string | null; seen: number | null };
export type Outcome = { saved: Saved[]; refusedMarks: string[] };

/** Saves a change, made by somebody who saw `seen`: told its version, that it was overtaken, or that it failed. */
export type Write = (
  programmeId: string,
  change: PlanChange,
  seen: { version: number; plan: Plan },
  by: { writer: number; isShared: boolean },
) => Promise<{ version: number; changeId: string } | 'stale' | 'failed'>;

/**
 * Every other writer is of another process on the same database: it waits in a line of its own, so that the two meet at the
 * database's lock and nowhere else.
 */
export const throughChangePlan =
  (leader: Actor): Write =>
  async (programmeId, change, seen, { writer, isShared }) => {
    const options = { seenVersion: isShared ? seen.version : null };
    const save = (tx?: Db) => changePlan(leader, programmeId, change, { ...options, ...(tx ? { tx } : {}) });
    const elsewhere = () => db().transaction(async (tx) => save(tx as unknown as Db));
    const answer = await (writer % 2 === 0 ? save() : inTurn(`elsewhere ${programmeId}`, elsewhere));
    if (answer?.status === 'stale') return 'stale';
    if (answer?.status !== 'saved') throw new Error(`not saved: ${JSON.stringify(answer)}`);
    return { version: answer.version, changeId: answer.changeId };
  };

/** Edit `turn` of a writer; no two edits of all writers are the same, and each really changes something. */
function edit(plan: Plan, writer: number, turn: number): { change: PlanChange; mark: string | null } {
  const programmeId = plan.programme.id;
  const own = ownItem(programmeId, writer);
  const name = `${writer}.${turn}`;
  switch (turn % 4) {
    case 0:
      return { change: { kind: 'edit_item', itemId: own, fields: { title: { nl: name, en: null } } }, mark: null };
    case 1:
      // Whole weeks, so that every move goes somewhere else than the one before.
      return { change: { kind: 'move_item', itemId: own, start: addDays(first, 7 * turn), last: null }, mark: null };
    case 2: {
      const itemId = sharedItem(programmeId, writer);
      const description = `${plan.items.find((item) => item.id === itemId)!.description} ${name}`.trim();
      return { change: { kind: 'edit_item', itemId, fields: { description } }, mark: name };
    }
    default:
      return { change: { kind: 'edit_item', itemId: own, fields: { description: name } }, mark: null };
  }
}

/** All writers at once, each its edits one after the other. */
export async function writeTogether(
  leader: Actor,
  programmeId: string,
  { writers, edits, write }: { writers: number; edits: number; write: Write },
): Promise<Outcome> {
  const outcome: Outcome = { saved: [], refusedMarks: [] };
  const work = async (writer: number) => {
    for (let turn = 0; turn < edits; turn++) {
      const plan = (await loadPlan(leader, programmeId))!;
      const { version } = plan.programme;
      const { change, mark } = edit(plan, writer, turn);
      const told = await write(programmeId, change, { version, plan }, { writer, isShared: mark !== null });
      if (told === 'failed') continue;
      if (told === 'stale') outcome.refusedMarks.push(mark!);
      else outcome.saved.push({ ...told, change, mark, seen: mark === null ? null : version });
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => work(writer)));
  return outcome;
}

/** Marks that were said to be saved and are not there exactly once, and marks that were refused and are there anyway. */
export function wrongMarks(plan: Plan, { saved, refusedMarks }: Outcome): string[] {
  const counts = new Map<string, number>();
  for (const { description, id } of plan.items) {
    if (!id.includes('-shared-')) continue;
    for (const mark of description.split(' ').filter(Boolean)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return [
    ...saved.flatMap(({ mark }) =>
      mark !== null && counts.get(mark) !== 1 ? [`${mark}: ${counts.get(mark) ?? 0}`] : [],
    ),
    ...refusedMarks.filter((mark) => counts.has(mark)),
  ];
}

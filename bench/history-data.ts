// Ten thousand saved changes of a large programme: made by the product's own rules in memory, written in bulk as it would keep them.
import { eq } from 'drizzle-orm';
import * as t from '~/models/db/schema';
import { newId } from '~/models/id.server';
import { savePlan } from '~/models/plan-save.server';
import { applyChange } from '~/models/planning/change';
import { addDays, type Day, day } from '~/models/planning/day';
import { differenceBetween, type RowChange } from '~/models/planning/difference';
import { touchedBy } from '~/models/planning/history-detail';
import type { Plan } from '~/models/planning/plan';
import type { PlanChange } from '~/models/planning/plan-change';
import { momentMoves } from '~/models/planning/slip';
import { keepSnapshot, snapshotEvery } from '~/models/snapshot.server';
import { chance } from './chance';
import type { BenchDatabase } from './database';

type Entry = typeof t.planHistory.$inferInsert;
type Story = { entries: Entry[]; kept: Plan[]; last: Plan };

/** The days over which the changes are spread, evenly. */
const lastDay = day('2026-11-20');
const days = 350;

/** An edit, a report or a move, each as often as in practice: most changes are small, one in five moves others along. */
function aChange(plan: Plan, next: () => number, turn: number): PlanChange {
  const item = plan.items[Math.floor(next() * plan.items.length)]!;
  const itemId = item.id;
  const drawn = next();
  if (drawn < 0.5) return { kind: 'edit_item', itemId, fields: { description: `Afgesproken in overleg ${turn}.` } };
  if (drawn < 0.65) return { kind: 'edit_item', itemId, fields: { acceptanceValue: Math.floor(next() * 6) } };
  if (drawn < 0.8) return { kind: 'edit_item', itemId, fields: { title: { nl: `${item.key} ${turn}`, en: null } } };
  const start = addDays(item.start, Math.floor(next() * 29) - 14);
  return { kind: 'move_item', itemId, start, last: null };
}

/** Made once for both databases: the same changes, whichever keeps them. */
function storyOf(first: Plan, changes: number, userId: string): Story {
  const next = chance(3);
  const entries: Entry[] = [];
  const kept: Plan[] = [];
  let plan = first;
  for (let turn = 0; entries.length < changes; turn++) {
    const change = aChange(plan, next, turn);
    const result = applyChange(plan, change);
    if (!result.ok) continue;
    const rows: RowChange[] = differenceBetween(plan, result.plan);
    if (rows.length === 0) continue;
    const version = plan.programme.version + 1;
    const after: Plan = { ...result.plan, programme: { ...result.plan.programme, version } };
    const on: Day = addDays(lastDay, Math.floor((entries.length / changes) * days) - days);
    const moments = momentMoves(plan, after, rows, { slips: [], withdrawn: [] });
    const { id: programmeId, organisationId } = after.programme;
    entries.push({
      ...{ id: newId(), organisationId, programmeId, version, at: `${on}T10:00:00.000Z`, userId },
      ...{ source: 'screen', kind: change.kind, change, rows, touched: touchedBy(rows, after) },
      moments: moments.length > 0 ? moments : null,
    });
    if (version % snapshotEvery === 0) kept.push(after);
    plan = after;
  }
  return { entries, kept, last: plan };
}

let made: Story | undefined;

/** Answers a baseline halfway and the plan as it ends. */
export async function writeHistory({ connection, leader }: BenchDatabase, first: Plan, changes: number) {
  const { db } = connection;
  const { entries, kept, last } = (made ??= storyOf(first, changes, leader.userId));
  for (let at = 0; at < entries.length; at += 500) await db.insert(t.planHistory).values(entries.slice(at, at + 500));
  for (const plan of kept) await keepSnapshot(db, plan);
  await savePlan(db, last, differenceBetween(first, last));
  const { id: programmeId, organisationId, version } = last.programme;
  await db.update(t.programme).set({ version }).where(eq(t.programme.id, programmeId));
  const baselineId = newId();
  const halfway = kept[Math.floor(kept.length / 2)]!.programme.version;
  const baseline = { id: baselineId, organisationId, programmeId, version: halfway, name: 'Halverwege' };
  await db.insert(t.planBaseline).values({ ...baseline, reason: 'Vergelijken', userId: leader.userId });
  return { baselineId, last };
}

// Deliveries of figures: what came in, what figures may be named by, and who delivers what.
import { and, asc, desc, eq, lt } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { findDepartments } from './department.server';
import { findMetrics } from './metric.server';
import type { FigureSource } from './planning/adoption/figure';
import type { Known } from './planning/adoption/figure-text';
import type { Owner } from './planning/adoption/late';
import type { Actor } from './planning/permission';

export type DeliveryRow = {
  id: string;
  position: number;
  at: string;
  userName: string | null;
  source: FigureSource;
  fileName: string | null;
  added: number;
  changed: number;
};

/** Deliveries of a programme, latest first; those before a position, to go on where a page ended. */
export async function findDeliveries(
  actor: Actor,
  programmeId: string,
  { before = null, limit }: { before?: number | null; limit: number },
  tx: Db = db(),
): Promise<DeliveryRow[]> {
  const b = t.figureBatch;
  const rows = await tx
    .select({
      ...{ id: b.id, position: b.position, at: b.at, source: b.source, fileName: b.fileName },
      ...{ added: b.added, changed: b.changed, userName: t.userAccount.name },
    })
    .from(b)
    .leftJoin(t.userAccount, and(eq(t.userAccount.organisationId, b.organisationId), eq(t.userAccount.id, b.userId)))
    .where(
      and(
        eq(b.organisationId, actor.organisationId),
        eq(b.programmeId, programmeId),
        before === null ? undefined : lt(b.position, before),
      ),
    )
    .orderBy(desc(b.position))
    .limit(limit);
  return rows.map((row) => ({ ...row, source: row.source as FigureSource }));
}

/** What a delivery may name: metrics in use with their key and code, and all departments. */
export async function findKnown(actor: Actor, tx: Db = db()): Promise<Known> {
  const [metrics, departments, codes] = await Promise.all([
    findMetrics(actor, tx),
    findDepartments(actor, tx),
    tx
      .select({ key: t.metric.key, code: t.metric.code })
      .from(t.metric)
      .where(eq(t.metric.organisationId, actor.organisationId)),
  ]);
  const codeOf = new Map(codes.map(({ key, code }) => [key, code]));
  return {
    metrics: metrics
      .filter(({ active }) => active)
      .map((metric) => ({ ...metric, code: codeOf.get(metric.key) ?? metric.key })),
    departments: departments.map(({ id, key, name }) => ({ id, key, name })),
  };
}

/** Who delivers which metric, with their name. */
export async function findOwners(actor: Actor, tx: Db = db()): Promise<(Owner & { userName: string })[]> {
  const o = t.metricOwner;
  return tx
    .select({ metricKey: o.metricKey, departmentId: o.departmentId, userId: o.userId, userName: t.userAccount.name })
    .from(o)
    .innerJoin(t.userAccount, and(eq(t.userAccount.organisationId, o.organisationId), eq(t.userAccount.id, o.userId)))
    .where(eq(o.organisationId, actor.organisationId))
    .orderBy(asc(o.metricKey));
}

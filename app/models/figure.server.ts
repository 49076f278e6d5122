// Adoption figures come in: all of a delivery or nothing, and what is corrected keeps its old value.
import { and, eq, sql } from 'drizzle-orm';
import { loadAdoption } from './adoption.server';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import { followFigures } from './figure-condition.server';
import { newId } from './id.server';
import { type Day, minDay } from './planning/day';
import {
  countOutcomes,
  type FigureSource,
  type JudgedLine,
  judged,
  placeKey,
  type PlacedFigure,
  type ReadLine,
} from './planning/adoption/figure';
import { isSensitive } from './planning/adoption/disclosure';
import type { Figure } from './planning/adoption/metric';
import { periodAt, type PeriodKind, periodKinds } from './planning/adoption/period';
import { type Actor, may, mayFor } from './planning/permission';

/** Rows that go to the database in one statement. */
const batchSize = 5_000;

type FigureRow = {
  metric: string;
  department: string;
  kind: PeriodKind;
  start: Day;
  numerator: number;
  denominator: number;
};

const placed = ({ metric, department, kind, start, numerator, denominator }: FigureRow): PlacedFigure => ({
  metricKey: metric,
  departmentId: department,
  period: { kind, start },
  numerator,
  denominator,
});

/** The figures that hold now of these metrics, by `placeKey`; of periods from `from` on. */
async function knownFigures(
  actor: Actor,
  programmeId: string,
  { metrics, from }: { metrics: readonly string[]; from: Day },
  tx: Db,
): Promise<Map<string, Figure>> {
  const result = await tx.execute(sql`select metric_key as metric, department_id as department, period_kind as kind,
      period_start::text as start, numerator, denominator
    from figure
    where programme_id = ${programmeId} and organisation_id = ${actor.organisationId} and period_start >= ${from}
      and metric_key in (select value from jsonb_array_elements_text(${JSON.stringify(metrics)}::jsonb))`);
  return new Map(
    rowsOf<FigureRow>(result).map((row): [string, Figure] => [
      placeKey(placed(row)),
      { numerator: row.numerator, denominator: row.denominator },
    ]),
  );
}

/** Locks the programme; false when it is not the actor's. */
async function lockProgramme(actor: Actor, programmeId: string, tx: Db): Promise<boolean> {
  const rows = await tx.execute(
    sql`select 1 from programme where id = ${programmeId} and organisation_id = ${actor.organisationId} for update`,
  );
  return rowsOf(rows).length > 0;
}

async function judge(actor: Actor, programmeId: string, lines: readonly ReadLine[], today: Day, tx: Db) {
  const metrics = new Set(lines.flatMap(({ metric }) => metric?.key ?? []));
  const starts = lines.flatMap(({ period }) => period?.start ?? []);
  if (starts.length === 0) return judged(lines, new Map(), today);
  const first = starts.reduce(minDay);
  // Also those of other kinds of period about the same days, which may have begun before.
  const from = periodKinds.map((kind) => periodAt(kind, first).start).reduce(minDay);
  return judged(lines, await knownFigures(actor, programmeId, { metrics: [...metrics], from }, tx), today);
}

/**
 * The lines as they may be told to who delivers: where the figure that is known hides, it is not said whether this is the same,
 * or whoever guesses could find it without writing anything.
 */
async function told(actor: Actor, programmeId: string, lines: readonly JudgedLine[], tx: Db): Promise<JudgedLine[]> {
  const asks = ({ metric, outcome }: JudgedLine) =>
    (outcome === 'changed' || outcome === 'unchanged') && metric !== null && isSensitive(metric);
  const metrics = [...new Set(lines.filter(asks).map(({ metric }) => metric!.key))];
  if (metrics.length === 0) return [...lines];
  const { series } = await loadAdoption(actor, programmeId, { metrics }, tx);
  const hidden = new Set<string>();
  for (const { of, metricKey, departmentId, kind, points } of series) {
    if (of !== 'own' || departmentId === null) continue;
    for (const point of points) {
      if (point.hidden) hidden.add(placeKey({ metricKey, departmentId, period: { kind, start: point.start } }));
    }
  }
  return lines.map((line) => {
    if (!asks(line)) return line;
    const { metric, departmentId, period } = line;
    const hides = hidden.has(placeKey({ metricKey: metric!.key, departmentId: departmentId!, period: period! }));
    return hides ? unsaid(line) : line;
  });
}

function unsaid({ line, metric, departmentId, period, figure, said, faults }: JudgedLine): JudgedLine {
  return { line, metric, departmentId, period, figure, said, faults, outcome: 'known' };
}

/** What a delivery would do, line by line, as it may be told; nothing is written. Null when the programme is not there. */
export async function previewFigures(
  actor: Actor,
  programmeId: string,
  lines: readonly ReadLine[],
  today: Day,
  tx: Db = db(),
): Promise<JudgedLine[] | null> {
  const [programme] = await tx
    .select({ id: t.programme.id })
    .from(t.programme)
    .where(and(eq(t.programme.id, programmeId), eq(t.programme.organisationId, actor.organisationId)));
  return programme ? told(actor, programmeId, await judge(actor, programmeId, lines, today, tx), tx) : null;
}

export type Delivery = {
  source: FigureSource;
  fileName?: string | null;
  today: Day;
  /** Told which share (0–1) of the figures is written, a few times while that is done. */
  written?: (share: number) => void;
};
export type DeliveryAnswer =
  | { status: 'saved'; batchId: string; added: number; changed: number }
  | { status: 'unchanged' }
  | { status: 'forbidden' }
  /** At least one line cannot be taken; nothing was written. */
  | { status: 'faults'; lines: JudgedLine[] };

/**
 * Writes a delivery: all of it, or nothing when one line cannot be taken. A figure that is already known so is left alone; one
 * that was different is corrected and its old value kept. A department head delivers for their own departments only. A survey has
 * nobody who could mend a line, so there a second kind of period is left out.
 */
export async function acceptFigures(
  actor: Actor,
  programmeId: string,
  lines: readonly ReadLine[],
  { source, fileName = null, today, written }: Delivery,
  tx: Db = db(),
): Promise<DeliveryAnswer | null> {
  if (!mayDeliver(actor, lines)) return { status: 'forbidden' };
  return tx.transaction(async (step) => {
    if (!(await lockProgramme(actor, programmeId, step))) return null;
    const inner = step as unknown as Db;
    const all = await judge(actor, programmeId, lines, today, inner);
    const outcome = source === 'survey' ? all.filter((line) => !isSecondKind(line)) : all;
    const counts = countOutcomes(outcome);
    if (counts.fault > 0) return { status: 'faults', lines: await told(actor, programmeId, outcome, inner) };
    if (counts.new + counts.changed === 0) return { status: 'unchanged' };
    const owner = { organisationId: actor.organisationId, programmeId };
    const batchId = newId();
    await step.execute(sql`insert into figure_batch
        (id, organisation_id, programme_id, position, user_id, source, file_name, added, changed)
      select ${batchId}, ${owner.organisationId}, ${programmeId}, coalesce(max(position), 0) + 1, ${actor.userId},
        ${source}, ${fileName}, ${counts.new}, ${counts.changed}
      from figure_batch where programme_id = ${programmeId}`);
    const meant = outcome.filter(({ outcome: what }) => what === 'new' || what === 'changed');
    for (let at = 0; at < meant.length; at += batchSize) {
      await writeFigures(step, { ...owner, batchId }, meant.slice(at, at + batchSize));
      written?.(Math.min(1, (at + batchSize) / meant.length));
    }
    await followFigures(actor, programmeId, { today, tx: inner });
    return { status: 'saved', batchId, added: counts.new, changed: counts.changed };
  });
}

const isSecondKind = (line: JudgedLine) =>
  line.outcome === 'fault' && line.faults.every(({ fault }) => fault === 'other_kind');

/** Whether this person may deliver these lines: planners all of them, a department head those of their departments. */
export function mayDeliver(actor: Actor, lines: readonly Pick<ReadLine, 'departmentId'>[]): boolean {
  if (!may(actor, 'figures.deliver')) return false;
  return lines.every(({ departmentId }) => departmentId === null || mayFor(actor, 'figures.deliver', departmentId));
}

type Owner = { organisationId: string; programmeId: string; batchId: string };

async function writeFigures(tx: Db, { organisationId, programmeId, batchId }: Owner, lines: readonly JudgedLine[]) {
  const rows = lines.map((line) => ({
    id: newId(),
    metric: line.metric!.key,
    department: line.departmentId!,
    kind: line.period!.kind,
    start: line.period!.start,
    numerator: line.figure!.numerator,
    denominator: line.figure!.denominator,
    before: line.outcome === 'changed' ? line.before : null,
  }));
  const corrected = rows.flatMap(({ before, ...row }) =>
    before ? [{ ...row, old_numerator: before.numerator, old_denominator: before.denominator }] : [],
  );
  // One text of all rows: binding 30,000 values one by one costs more than the database's work.
  if (corrected.length > 0) {
    await tx.execute(sql`insert into figure_correction (id, organisation_id, programme_id, batch_id, metric_key, department_id,
        period_kind, period_start, old_numerator, old_denominator, numerator, denominator)
      select r.id, ${organisationId}, ${programmeId}, ${batchId}, r.metric, r.department, r.kind, r.start, r.old_numerator,
        r.old_denominator, r.numerator, r.denominator
      from jsonb_to_recordset(${JSON.stringify(corrected)}::jsonb) as r(id text, metric text, department text, kind text,
        start date, old_numerator float8, old_denominator float8, numerator float8, denominator float8)`);
  }
  await tx.execute(sql`insert into figure (organisation_id, programme_id, metric_key, department_id, period_kind, period_start,
      numerator, denominator, batch_id)
    select ${organisationId}, ${programmeId}, r.metric, r.department, r.kind, r.start, r.numerator, r.denominator, ${batchId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(metric text, department text, kind text, start date,
      numerator float8, denominator float8)
    on conflict on constraint figure_pk do update set numerator = excluded.numerator, denominator = excluded.denominator,
      batch_id = excluded.batch_id`);
}

// What a change of the plan says of others must be there: metrics, competences, and a programme name nobody else has.
import { and, eq, ne } from 'drizzle-orm';
import type { Db } from './db/client.server';
import { programme } from './db/schema';
import { findCompetences } from './directory.server';
import type { Refusal } from './planning/change';
import type { Actor } from './planning/permission';
import type { FigureTest, Plan } from './planning/plan';
import type { PlanChange } from './planning/plan-change';

/** The figures a change makes an item or a criterion wait for. */
function testOf(intent: PlanChange): Partial<FigureTest> | null {
  if (intent.kind === 'create_criterion' || intent.kind === 'create_figure_condition') return intent.test;
  if (intent.kind === 'edit_criterion') return intent.fields.test ?? null;
  return intent.kind === 'edit_figure_condition' ? intent.fields : null;
}

/** What is said about metrics and competences must be the municipality's own; of competences a plan knows only the ids. */
export async function unknownReference(
  tx: Db,
  actor: Actor,
  before: Plan,
  intent: PlanChange,
): Promise<Refusal | null> {
  const metrics = new Set(before.metrics.map(({ key }) => key));
  const test = testOf(intent);
  if (test?.metricKey && !metrics.has(test.metricKey)) {
    return { reason: 'unknown_reference', field: 'metricKey', id: test.metricKey };
  }
  if (intent.kind === 'apply_measures') {
    for (const step of intent.steps) {
      const unknown = await unknownReference(tx, actor, before, step);
      if (unknown) return unknown;
    }
    return null;
  }
  if (intent.kind !== 'create_item' && intent.kind !== 'edit_item') return null;
  const { competences = [], raises = [], effects = [] } = intent.fields;
  const stranger = effects.find((row) => !metrics.has(row.metricKey));
  if (stranger) return { reason: 'unknown_reference', field: 'effects', id: stranger.metricKey };
  if (competences.length + raises.length > 0) {
    const known = new Set((await findCompetences(actor, tx)).map((row) => row.id));
    for (const [field, rows] of Object.entries({ competences, raises })) {
      const unknown = rows.find((row) => !known.has(row.competenceId));
      if (unknown) return { reason: 'unknown_reference', field, id: unknown.competenceId };
    }
  }
  return null;
}

/** A programme's name is used once in a municipality. */
export async function nameTaken(tx: Db, before: Plan, after: Plan): Promise<Refusal | null> {
  const { id, organisationId, name } = after.programme;
  if (name === before.programme.name) return null;
  const [same] = await tx
    .select({ id: programme.id })
    .from(programme)
    .where(and(eq(programme.organisationId, organisationId), eq(programme.name, name), ne(programme.id, id)));
  return same ? { reason: 'name_taken', name } : null;
}

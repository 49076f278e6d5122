// The demo's roll-out matrix: its waves of case types and its e-services, each as far as its department came up to today.
import type { Db } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import { isLive } from './planning/adoption/rollout';
import { settledRollout } from './planning/adoption/rollout-change';
import type { RolloutKind, RolloutStage } from './planning/adoption/rollout-stage';
import { addDays, type Day } from './planning/day';
import type { Actor } from './planning/permission';
import type { Label, Plan } from './planning/plan';

/** Weeks from go-live; `live_week` of what is live. */
type ToldCell = { stage: RolloutStage; planned_week?: number; live_week?: number; remark?: string };
type ToldCells = Record<string, ToldCell>;

export type RolloutStory = {
  rollout: {
    waves: { title: Label; planned_week: number; cells: ToldCells }[];
    batches: Record<string, ToldCell>;
    /** By the key of the product, and then of the department. */
    products: Record<string, ToldCells>;
  };
};

type Subject = { kind: RolloutKind; name: Label; planned: number; cells: ToldCells };

/** E-services in the order of their batches; each concerns its own department, and others as the story says. */
function subjectsOf({ rollout }: RolloutStory, plan: Plan): Subject[] {
  const keyOf = new Map(plan.departments.map(({ id, key }) => [id, key]));
  const waves = rollout.waves.map(({ title, planned_week, cells }): Subject => ({
    kind: 'case_types',
    name: title,
    planned: planned_week,
    cells,
  }));
  const services = plan.products.map(({ key, title, batch, departmentId }): Subject => {
    const usual = rollout.batches[batch]!;
    const own = departmentId === null ? undefined : keyOf.get(departmentId);
    const cells = { ...(own ? { [own]: usual } : {}), ...rollout.products[key ?? ''] };
    return { kind: 'e_service', name: title, planned: usual.planned_week!, cells };
  });
  return [...waves, ...services];
}

/** Writes the matrix as it stands today; it has no history, as the rest of what the demo begins with. */
export async function tellDemoRollout(
  { organisationId }: Actor,
  { story, plan, goLive }: { story: RolloutStory; plan: Plan; goLive: Day },
  tx: Db,
): Promise<void> {
  const programmeId = plan.programme.id;
  const departmentId = new Map(plan.departments.map(({ id, key }) => [key, id]));
  const on = (week: number) => addDays(goLive, week * 7);
  const places = new Map<RolloutKind, number>();
  const subjects: (typeof t.rolloutSubject.$inferInsert)[] = [];
  const cells: (typeof t.rolloutCell.$inferInsert)[] = [];
  for (const { kind, name, planned, cells: told } of subjectsOf(story, plan)) {
    const id = newId();
    const position = places.get(kind) ?? 0;
    places.set(kind, position + 1);
    subjects.push({ id, organisationId, programmeId, kind, name: name.nl, nameEn: name.en, position });
    for (const [key, { stage, planned_week, live_week, remark = '' }] of Object.entries(told)) {
      const actualOn = isLive(stage) ? on(live_week ?? planned) : null;
      cells.push({
        ...{ id: newId(), organisationId, programmeId, subjectId: id, departmentId: departmentId.get(key)!, remark },
        ...settledRollout({ stage, actualOn }),
        plannedOn: on(planned_week ?? planned),
      });
    }
  }
  await tx.insert(t.rolloutSubject).values(subjects);
  await tx.insert(t.rolloutCell).values(cells);
}

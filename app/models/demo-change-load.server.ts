// What changes do to the demo's departments: to the project, and in the words of some of their heads.
import type { Db } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import { type AspectLevels, levelOfAspects } from './planning/change-load/impact';
import type { Actor } from './planning/permission';
import type { Item, Plan } from './planning/plan';

export type ChangeLoadStory = {
  change_load: {
    /** By the key of the item, and then of the department; `*` stands for every one. */
    project: Record<string, Record<string, number>>;
    said: { item: string; department: string; impact?: number; aspects?: AspectLevels; remark: string }[];
  };
};

/** The plan with what the project says; which departments an item asks stays as it is. */
export function withProjectImpacts(plan: Plan, { change_load: { project } }: ChangeLoadStory): Plan {
  const items = plan.items.map((item): Item => {
    const told = item.key === null ? undefined : project[item.key];
    if (!told) return item;
    const known = new Map(item.departments.map(({ departmentId, impact }) => [departmentId, impact]));
    const departments = plan.departments
      .flatMap(({ id: departmentId, key }) => {
        const impact = told[key] ?? told['*'] ?? known.get(departmentId);
        return impact === undefined || !(item.allDepartments || known.has(departmentId))
          ? []
          : [{ departmentId, impact }];
      })
      .sort((a, b) => (a.departmentId < b.departmentId ? -1 : 1));
    return { ...item, departments };
  });
  return { ...plan, items };
}

/** Writes what heads said; it has no history, as the rest of what the demo begins with. */
export async function tellImpacts(
  { organisationId }: Actor,
  { story, plan }: { story: ChangeLoadStory; plan: Plan },
  tx: Db,
): Promise<void> {
  const itemId = new Map(plan.items.map(({ id, key }) => [key, id]));
  const departmentId = new Map(plan.departments.map(({ id, key }) => [key, id]));
  await tx.insert(t.departmentImpact).values(
    story.change_load.said.map(({ item, department, impact, aspects = {}, remark }) => ({
      ...{ id: newId(), organisationId, programmeId: plan.programme.id, aspects, remark },
      itemId: itemId.get(item)!,
      departmentId: departmentId.get(department)!,
      impact: levelOfAspects(aspects) ?? impact!,
    })),
  );
}

// What waits for figures goes along with a blueprint, with the criteria: what is asked of which metric and department, not what figures said.
import type { Criterion, FigureCondition, FigureTest, Plan } from '../plan';
import { heldUntil } from '../figure-condition';
import { schedule, withDates } from '../schedule';
import type { BlueprintDocument, BlueprintFigureTest } from './document';

const nothing = { metOn: null, expectedOn: null, expectedFrom: null, expectedUntil: null };
const nobody = { waivedOn: null, waivedBy: '', waivedReason: '' };

/** Everything in a document that asks something of figures, with the way to it. */
export function testsIn(document: Pick<BlueprintDocument, 'milestones' | 'activities'>) {
  const found: { test: BlueprintFigureTest; path: (string | number)[] }[] = [];
  for (const section of ['milestones', 'activities'] as const) {
    document[section].forEach((row, index) => {
      row.waits_for?.forEach((test, at) => found.push({ test, path: [section, index, 'waits_for', at] }));
    });
  }
  document.milestones.forEach((row, index) => {
    row.criteria.forEach(({ figures }, at) => {
      if (figures) found.push({ test: figures, path: ['milestones', index, 'criteria', at, 'figures'] });
    });
  });
  return found;
}

/** A test in the plan of a municipality; null where it has no such department. */
function placedTest(
  { metric, department, at_least, level, periods }: BlueprintFigureTest,
  departmentIdOf: ReadonlyMap<string, string>,
): FigureTest | null {
  const departmentId = department === null ? null : departmentIdOf.get(department);
  return departmentId === undefined ? null : { metricKey: metric, departmentId, atLeast: at_least, level, periods };
}

/** The conditions of a new programme: nobody let anything go, and no figures have been seen. */
export function conditionsIn(
  document: BlueprintDocument,
  departmentIdOf: ReadonlyMap<string, string>,
  id: (name: string) => string,
): FigureCondition[] {
  return [...document.milestones, ...document.activities].flatMap((row) =>
    (row.waits_for ?? []).flatMap((asked, at): FigureCondition[] => {
      const test = placedTest(asked, departmentIdOf);
      const ids = { id: id(`condition:${row.key}:${at}`), itemId: id(`item:${row.key}`) };
      return test ? [{ ...ids, ...test, ...nothing, ...nobody }] : [];
    }),
  );
}

/** The criteria of a new programme: nobody assessed any. */
export function criteriaIn(
  { milestones }: Pick<BlueprintDocument, 'milestones'>,
  departmentIdOf: ReadonlyMap<string, string>,
  id: (name: string) => string,
): Criterion[] {
  return milestones.flatMap((row) =>
    row.criteria.map(({ text, hard, figures }, position): Criterion => ({
      ...{ id: id(`criterion:${row.key}:${position}`), itemId: id(`item:${row.key}`), position },
      ...{ text: { nl: text.nl, en: text.en }, hard, state: 'open', ownerId: null, evidence: '' },
      test: figures ? placedTest(figures, departmentIdOf) : null,
    })),
  );
}

/** A test as it is written. */
export function writtenTest(
  { metricKey, departmentId, atLeast, level, periods }: FigureTest,
  departmentKeyOf: ReadonlyMap<string, string>,
): BlueprintFigureTest {
  const department = departmentId === null ? null : departmentKeyOf.get(departmentId)!;
  return { metric: metricKey, department, at_least: atLeast, level, periods };
}

/** What an item waits for, in an order that does not depend on ids; nothing where it does not wait. */
export function writtenWaits(
  { figureConditions }: Pick<Plan, 'figureConditions'>,
  itemId: string,
  departmentKeyOf: ReadonlyMap<string, string>,
): { waits_for?: BlueprintFigureTest[] } {
  const tests = figureConditions
    .filter((row) => row.itemId === itemId)
    .map((row) => writtenTest(row, departmentKeyOf))
    .map((test) => ({ test, order: JSON.stringify(test) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  return tests.length > 0 ? { waits_for: tests.map(({ test }) => test) } : {};
}

/** The plan with the dates it would have if no figures had been seen: those a new programme from it begins with. */
export function beforeFigures(plan: Plan): Plan {
  if (heldUntil(plan.figureConditions).size === 0) return plan;
  const unseen = { ...plan, figureConditions: plan.figureConditions.map((row) => ({ ...row, ...nothing })) };
  const placed = schedule(unseen);
  return placed.ok ? withDates(unseen, placed.schedule) : plan;
}

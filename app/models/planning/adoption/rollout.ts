// How far each department is with each group of case types and each e-service: the roll-out matrix and its totals.
import type { Day } from '../day';
import type { Label } from '../plan';
import { type RolloutKind, rolloutKinds, type RolloutStage, rolloutStages } from './rollout-stage';
import type { RolloutSearch } from './rollout-search';

/** What is rolled out; `position` counts within its kind. */
export type RolloutSubject = { id: string; kind: RolloutKind; name: Label; position: number };

/** How far one department is with one subject; no cell: it does not concern the department. */
export type RolloutCell = {
  subjectId: string;
  departmentId: string;
  stage: RolloutStage;
  /** The day it is to be live, and the day it was. */
  plannedOn: Day | null;
  actualOn: Day | null;
  remark: string;
};

/** A department in its place in the tree; depth 0 is the top. */
export type RolloutUnit = { id: string; key: string; name: Label; parentId: string | null; depth: number };

const firstLive = rolloutStages.indexOf('live');

/** Live, or further. */
export const isLive = (stage: RolloutStage): boolean => rolloutStages.indexOf(stage) >= firstLive;

/** Planned, past its day, and not live: it was to be live before today. */
export function isLate({ stage, plannedOn }: Pick<RolloutCell, 'stage' | 'plannedOn'>, today: Day): boolean {
  return plannedOn !== null && plannedOn < today && !isLive(stage);
}

/** How many are live or further of those that it concerns, and how many of the others are late. */
export type RolloutTotal = { of: number; live: number; late: number };

export function totalOf(cells: Iterable<RolloutCell>, today: Day): RolloutTotal {
  const total = { of: 0, live: 0, late: 0 };
  for (const cell of cells) {
    total.of++;
    if (isLive(cell.stage)) total.live++;
    else if (isLate(cell, today)) total.late++;
  }
  return total;
}

/** `cells` stand under the columns of the matrix; null where it does not concern the department or the filter hides it. */
export type RolloutRow = { subject: RolloutSubject; total: RolloutTotal; cells: (RolloutCell | null)[] };
export type RolloutGroup = { kind: RolloutKind; rows: RolloutRow[] };

export type RolloutMatrix = {
  columns: { unit: RolloutUnit; total: RolloutTotal }[];
  groups: RolloutGroup[];
  total: RolloutTotal;
  /** Cells per stage, of all that are counted. */
  stages: Record<RolloutStage, number>;
  /** The first day planned from today on, and how many are to be live on it. */
  next: { on: Day; count: number } | null;
};

/** The departments with these ids and everything below them; all of them when none is asked. */
function unitsWithin(units: readonly RolloutUnit[], asked: readonly string[]): RolloutUnit[] {
  if (asked.length === 0) return [...units];
  const within = new Set(asked);
  // each stands after its parent
  return units.filter(({ id, parentId }) => {
    if (within.has(id) || (parentId !== null && within.has(parentId))) return within.add(id);
    return false;
  });
}

const nameOf = ({ subject }: RolloutRow) => subject.name.nl.toLowerCase();
const shareOf = ({ total }: RolloutRow) => (total.of === 0 ? -1 : total.live / total.of);

/** Below zero when `a` comes first; what is equal keeps the order that people gave. */
function compared(a: RolloutRow, b: RolloutRow, sort: NonNullable<RolloutSearch['sort']>): number {
  if (sort === 'name') return nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0;
  return sort === 'live' ? shareOf(a) - shareOf(b) : a.total.late - b.total.late;
}

/**
 * The matrix of what `search` asks. Kind and department say what is counted; stage and late only hide cells, and with them
 * the rows and columns in which nothing is left. `units` stand in the order of their tree.
 */
export function rolloutMatrix(
  { subjects, cells, units }: Rollout,
  search: Omit<RolloutSearch, 'view'>,
  today: Day,
): RolloutMatrix {
  const chosen = unitsWithin(units, search.departments);
  const columnOf = new Map(chosen.map(({ id }, at) => [id, at]));
  const kinds = search.kind === null ? rolloutKinds : [search.kind];
  const rows = new Map<string, RolloutRow>();
  for (const subject of subjects) {
    if (!kinds.includes(subject.kind)) continue;
    rows.set(subject.id, { subject, total: { of: 0, live: 0, late: 0 }, cells: chosen.map(() => null) });
  }
  const perRow = new Map<string, RolloutCell[]>([...rows.keys()].map((id) => [id, []]));
  const perColumn: RolloutCell[][] = chosen.map(() => []);
  const counted: RolloutCell[] = [];
  for (const cell of cells) {
    const at = columnOf.get(cell.departmentId);
    const row = rows.get(cell.subjectId);
    if (at === undefined || !row) continue;
    counted.push(cell);
    perColumn[at]!.push(cell);
    perRow.get(cell.subjectId)!.push(cell);
    const isHidden = (search.stage !== null && cell.stage !== search.stage) || (search.late && !isLate(cell, today));
    if (!isHidden) row.cells[at] = cell;
  }
  for (const [id, row] of rows) row.total = totalOf(perRow.get(id)!, today);
  const hides = search.stage !== null || search.late;
  const isLeft = chosen.map((_, at) => !hides || [...rows.values()].some((row) => row.cells[at] !== null));
  const kept = [...rows.values()]
    .filter((row) => !hides || row.cells.some((cell) => cell !== null))
    .map((row) => ({ ...row, cells: row.cells.filter((_, at) => isLeft[at]) }));
  const { sort, order } = search;
  if (sort !== null) kept.sort((a, b) => (order === 'down' ? -1 : 1) * compared(a, b, sort));
  const groups = kinds
    .map((kind) => ({ kind, rows: kept.filter(({ subject }) => subject.kind === kind) }))
    .filter((group) => group.rows.length > 0);
  return {
    columns: chosen.map((unit, at) => ({ unit, total: totalOf(perColumn[at]!, today) })).filter((_, at) => isLeft[at]),
    groups,
    total: totalOf(counted, today),
    stages: stagesOf(counted),
    next: nextOf(counted, today),
  };
}

/** All that a programme rolls out. */
export type Rollout = {
  subjects: readonly RolloutSubject[];
  cells: readonly RolloutCell[];
  units: readonly RolloutUnit[];
};

function stagesOf(cells: readonly RolloutCell[]): Record<RolloutStage, number> {
  const count = Object.fromEntries(rolloutStages.map((stage) => [stage, 0])) as Record<RolloutStage, number>;
  for (const { stage } of cells) count[stage]++;
  return count;
}

function nextOf(cells: readonly RolloutCell[], today: Day): RolloutMatrix['next'] {
  const days = cells.flatMap(({ stage, plannedOn }) =>
    plannedOn !== null && plannedOn >= today && !isLive(stage) ? plannedOn : [],
  );
  const on = days.reduce<Day | null>((first, one) => (first === null || one < first ? one : first), null);
  return on && { on, count: days.filter((one) => one === on).length };
}

/** Per department what concerns it, in the order of the rows: the matrix read along its columns. */
export function rolloutLists(
  matrix: RolloutMatrix,
): { unit: RolloutUnit; total: RolloutTotal; cells: { subject: RolloutSubject; cell: RolloutCell }[] }[] {
  const rows = matrix.groups.flatMap((group) => group.rows);
  return matrix.columns.map(({ unit, total }, at) => ({
    unit,
    total,
    cells: rows.flatMap(({ subject, cells }) => {
      const cell = cells[at] ?? null;
      return cell === null ? [] : { subject, cell };
    }),
  }));
}

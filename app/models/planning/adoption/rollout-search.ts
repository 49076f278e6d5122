// What the roll-out matrix shows, as it stands in the address; what cannot be read counts as not asked.
import { type RolloutKind, rolloutKinds, type RolloutStage, rolloutStages } from './rollout-stage';

export const rolloutViews = ['matrix', 'list'] as const;
export const rolloutSorts = ['name', 'live', 'late'] as const;

export type RolloutSearch = {
  view: (typeof rolloutViews)[number];
  kind: RolloutKind | null;
  stage: RolloutStage | null;
  /** Only what is planned, past its day and not live. */
  late: boolean;
  /** Only these departments and what is below them; none means all. */
  departments: readonly string[];
  /** What the rows are ordered by; null: as people placed them. */
  sort: (typeof rolloutSorts)[number] | null;
  order: 'up' | 'down';
};

const most = 60;

export function readRolloutSearch(params: URLSearchParams): RolloutSearch {
  const known = <T extends string>(values: readonly T[], name: string) =>
    values.find((value) => value === params.get(name)) ?? null;
  const departments = params.getAll('department').filter((id) => id !== '' && id.length <= 64);
  return {
    view: known(rolloutViews, 'view') ?? 'matrix',
    kind: known(rolloutKinds, 'kind'),
    stage: known(rolloutStages, 'stage'),
    late: params.get('late') === '1',
    departments: [...new Set(departments)].slice(0, most),
    sort: known(rolloutSorts, 'sort'),
    order: params.get('order') === 'down' ? 'down' : 'up',
  };
}

/** The same as parameters of an address; `change` replaces some of it. */
export function rolloutParams(search: RolloutSearch, change: Partial<RolloutSearch> = {}) {
  const { view, kind, stage, late, departments, sort, order } = { ...search, ...change };
  return {
    view: view === 'matrix' ? null : view,
    kind,
    stage,
    late: late ? '1' : null,
    department: departments,
    sort,
    order: sort !== null && order === 'down' ? order : null,
  };
}

export const isRolloutSearched = ({ kind, stage, late, departments }: RolloutSearch): boolean =>
  kind !== null || stage !== null || late || departments.length > 0;

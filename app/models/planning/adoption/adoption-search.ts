// What the adoption table shows, as it stands in the address; what cannot be read counts as not asked.
import { type LevelState, levelStates, type MetricSubject, metricSubjects } from './metric';

export type AdoptionSearch = {
  /** `name`, the key of a metric, or null: the order of the organisation. */
  sort: string | null;
  order: 'up' | 'down';
  /** Only departments with a figure in this state. */
  state: LevelState | null;
  /** Only metrics about these. */
  group: MetricSubject | null;
  /** Only these departments and what is below them; none means all. */
  departments: readonly string[];
};

const most = 60;

export function readAdoptionSearch(params: URLSearchParams): AdoptionSearch {
  const known = <T extends string>(values: readonly T[], name: string) =>
    values.find((value) => value === params.get(name)) ?? null;
  const departments = params.getAll('department').filter((id) => id !== '' && id.length <= 64);
  return {
    sort: params.get('sort')?.slice(0, 64) || null,
    order: params.get('order') === 'down' ? 'down' : 'up',
    state: known(levelStates, 'state'),
    group: known(metricSubjects, 'group'),
    departments: [...new Set(departments)].slice(0, most),
  };
}

/** The same as parameters of an address; `change` replaces some of it. */
export function adoptionParams(search: AdoptionSearch, change: Partial<AdoptionSearch> = {}) {
  const { sort, order, state, group, departments } = { ...search, ...change };
  return { sort, order: sort !== null && order === 'down' ? order : null, state, group, department: departments };
}

export const isSearched = ({ state, group, departments }: AdoptionSearch): boolean =>
  state !== null || group !== null || departments.length > 0;

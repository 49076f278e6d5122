// Small honest values for tests: a calendar, a plan, a context for a blueprint.
import type { CalendarFilter } from '~/models/planning/calendar-filter';
import type { BlueprintDocument } from '~/models/planning/blueprint/document';
import type { BlueprintContext } from '~/models/planning/blueprint/instantiate';
import { usualFacts } from '~/models/planning/change-load/facts';
import { type Day, day, toNumber } from '~/models/planning/day';
import { municipalRules } from '~/models/planning/holidays';
import { calendarsFor } from '~/models/planning/network';
import type { Capacity, Dependency, Item, Phase, Plan, TeamSupply } from '~/models/planning/plan';
import { workdaysBetween } from '~/models/planning/working-calendar';

export const departmentKeys = ['BZ', 'KCC', 'VTH', 'RO', 'BOR', 'SD', 'WI', 'FBI', 'BJZ', 'HRM', 'IV', 'COM'];

/** A team of which nothing is known. */
export function aTeam(overrides: Partial<TeamSupply> = {}): TeamSupply {
  const id = overrides.id ?? 't';
  return {
    id,
    key: id,
    title: { nl: id, en: null },
    departmentId: null,
    fteFormation: null,
    staffing: [],
    runHoursMonth: null,
    doubleShare: 0,
    steps: [],
    substitutionOn: null,
    availability: null,
    interchangeable: null,
    pivotal: false,
    ofDepartments: false,
    role: null,
    ...overrides,
  };
}

/** Every month like any other. */
export function aCapacity(overrides: Partial<Capacity> = {}): Capacity {
  return {
    teams: [],
    productiveHours: 1425,
    availability: Array<number>(12).fill(1),
    season: Array<number>(12).fill(1),
    doubleSurcharge: 0.2,
    switchingLoss: 0,
    ...overrides,
  };
}

/** The organisation a blueprint is placed in, with ids that can be read: `d:BZ`, `t:DIV`, `c:C01`. */
export function contextFor(document: BlueprintDocument): BlueprintContext {
  return {
    calendar: { rules: municipalRules, exceptions: [] },
    departments: departmentKeys.map((key) => ({ id: `d:${key}`, key, name: { nl: key, en: key }, parentId: null })),
    competences: document.competences.map(({ key }) => ({ id: `c:${key}`, key })),
    metrics: document.metrics.map(({ key }) => ({ key })),
    capacity: {
      ...aCapacity(),
      teams: document.teams.map(({ key, title, of_departments: ofDepartments = false, role = null }) =>
        aTeam({ id: `t:${key}`, key, title, ofDepartments, role }),
      ),
    },
    changeLoad: usualFacts,
  };
}

/** An item with everything filled in; dates are 2026-01-05, one working day, unless given. */
export function anItem(overrides: Partial<Item> & { id: string }): Item {
  const start = overrides.start ?? day('2026-01-05');
  const until = overrides.until ?? day('2026-01-06');
  return {
    key: null,
    kind: 'activity',
    title: { nl: overrides.id, en: null },
    description: '',
    workstreamId: null,
    phaseId: null,
    mode: 'automatic',
    start,
    until,
    workDays: 1,
    notBefore: null,
    deadline: null,
    dateSource: 'typed',
    progress: 'planned',
    role: null,
    ownerId: null,
    teamHours: [],
    allDepartments: false,
    departments: [],
    competences: [],
    raises: [],
    effects: [],
    acceptanceValue: 0,
    pinned: false,
    border: null,
    conditionOf: null,
    sources: [],
    retired: false,
    ...overrides,
  };
}

export function aLink(id: string, fromId: string, toId: string, rest: Partial<Dependency> = {}): Dependency {
  return { id, fromId, toId, type: 'FS', lag: 0, ...rest };
}

export function aPhase(overrides: Partial<Phase> & { id: string; start: Day; until: Day }): Phase {
  return {
    key: null,
    title: { nl: overrides.id, en: null },
    description: { nl: '', en: null },
    position: 0,
    active: true,
    workDays: 1,
    ...overrides,
  };
}

/** A plan that starts on Monday 2026-01-05 and goes live on 2026-04-13, empty unless given. */
export function aPlan(overrides: Partial<Plan> = {}): Plan {
  return {
    programme: {
      id: 'p1',
      organisationId: 'o1',
      name: 'Proef',
      description: '',
      goLive: day('2026-04-13'),
      prepWeeks: 14,
      start: day('2026-01-05'),
      blueprintId: null,
      version: 1,
    },
    phases: [],
    workstreams: [],
    items: [],
    dependencies: [],
    criteria: [],
    figureConditions: [],
    metrics: [],
    products: [],
    measures: [],
    decisions: [],
    cutoverTasks: [],
    promises: null,
    people: [],
    calendar: { rules: municipalRules, exceptions: [] },
    departments: [],
    capacity: aCapacity(),
    changeLoad: usualFacts,
    ...overrides,
  };
}

/** Working days in [from, until) by the plan's organisation calendar. */
export function workdays(plan: Plan, from: Day, until: Day): number {
  const calendar = calendarsFor(plan, toNumber(from) - 30, toNumber(until) + 30)[0]!;
  return workdaysBetween(calendar, toNumber(from), toNumber(until));
}

/** Asks nothing of the calendar: every item passes. */
export const noFilter: CalendarFilter = { workstream: null, departments: [], kind: null, status: null };

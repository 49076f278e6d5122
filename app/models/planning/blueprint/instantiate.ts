// A blueprint and a go-live date give a plan: weeks become working days, preparation is squeezed, effort follows the size.
import { addDays, type Day, dayOf } from '../day';
import type { ChangeLoadFacts } from '../change-load/facts';
import { unsaidImpact } from '../change-load/impact';
import type { Capacity, Item, Label, Plan, Programme } from '../plan';
import { chainPhases } from '../phase-chain';
import { schedule, withDates } from '../schedule';
import { cutoverTasksOf } from './cutover';
import type { BlueprintActivity, BlueprintDocument } from './document';
import { effortFactor } from './effort';
import { placementOf } from './placement';
import { conditionsIn, criteriaIn } from './waits';
import { neededIn, raisedIn } from './skills';

export type BlueprintChoices = {
  programmeId: string;
  organisationId: string;
  blueprintId: string;
  name: string;
  goLive: Day;
  prepWeeks: number;
  /** Actual size per driver (licensed_users, case_types, e_service_products, departments); missing = as the reference. */
  drivers: Readonly<Record<string, number>>;
  /** Department keys that take part; others are left out of items. */
  departmentKeys: readonly string[];
};

/** The organisation a blueprint is placed in. */
export type BlueprintContext = Pick<Plan, 'calendar' | 'departments'> & {
  capacity: Capacity;
  changeLoad: ChangeLoadFacts;
  competences: readonly { id: string; key: string }[];
  metrics: readonly { key: string }[];
};

const label = (value: { nl: string; en: string | null }): Label => ({ nl: value.nl, en: value.en });

/**
 * The whole programme as a plan. `id` gives an id per part, from a name that is unique within the programme.
 * Pure: the same document, choices, context and ids give the same plan.
 */
export function instantiate(
  document: BlueprintDocument,
  choices: BlueprintChoices,
  context: BlueprintContext,
  id: (name: string) => string,
): Plan {
  const { goLive, prepWeeks } = choices;
  const { atDay, atWeek, untilWeek, window } = placementOf(document, { goLive, prepWeeks }, context.calendar);

  const phases = document.phases.map((row, position) => {
    const { start, until, workDays } = window(row);
    const texts = { title: label(row.title), description: label(row.description) };
    return {
      id: id(`phase:${row.key}`),
      key: row.key,
      ...texts,
      position,
      active: row.active,
      workDays,
      start: dayOf(start),
      until: dayOf(until),
    };
  });
  const teamId = new Map(context.capacity.teams.map((team) => [team.key, team.id]));
  const chosen = new Set(choices.departmentKeys);
  const departmentId = new Map(context.departments.filter((d) => chosen.has(d.key)).map((d) => [d.key, d.id]));
  // Figures are of the whole municipality, whoever takes part.
  const anyDepartmentId = new Map(context.departments.map((d) => [d.key, d.id]));
  const competenceId = new Map(context.competences.map((competence) => [competence.key, competence.id]));
  const hoursOf = (hours: Readonly<Record<string, number>>, factor: number) =>
    Object.entries(hours)
      .flatMap(([key, value]) =>
        teamId.has(key) ? [{ teamId: teamId.get(key)!, hours: Math.round(value * factor * 10) / 10 }] : [],
      )
      .sort((a, b) => b.hours - a.hours || (a.teamId < b.teamId ? -1 : 1));
  const asked = (row: BlueprintActivity, keys: readonly string[]) =>
    keys
      .flatMap((key) =>
        departmentId.has(key)
          ? [{ departmentId: departmentId.get(key)!, impact: row.department_impacts[key] ?? unsaidImpact }]
          : [],
      )
      .sort((a, b) => (a.departmentId < b.departmentId ? -1 : 1));
  const idOf = (key: string | null, kind: string) => (key === null ? null : id(`${kind}:${key}`));
  const allTakePart = context.departments.every((department) => chosen.has(department.key));

  const activities = document.activities.map((row): Item => {
    const { start, until, workDays } = window(row);
    const everyone = row.department_scope === 'alle';
    const scope = row.department_scope.split(/\s+/);
    const mode = row.mode ?? 'automatic';
    const notBefore =
      row.not_before_day === undefined ? start : row.not_before_day === null ? null : atDay(row.not_before_day);
    return {
      id: id(`item:${row.key}`),
      key: row.key,
      kind: row.kind ?? (row.follow_up_calendar ? 'calendar_item' : 'activity'),
      title: label(row.title),
      description: row.description,
      workstreamId: idOf(row.workstream, 'workstream'),
      phaseId: idOf(row.phase, 'phase'),
      mode,
      start: dayOf(start),
      until: dayOf(until),
      workDays,
      notBefore: mode === 'automatic' && notBefore !== null ? dayOf(notBefore) : null,
      deadline: row.deadline_day == null ? null : addDays(goLive, row.deadline_day),
      dateSource: 'blueprint',
      progress: 'planned',
      role: row.role ? label(row.role) : null,
      ownerId: null,
      teamHours: hoursOf(row.load_hours, effortFactor(document, row.key, choices.drivers)),
      allDepartments: everyone && allTakePart,
      // Where all are asked, those of which the impact was said; unless some do not take part: then all others by name.
      departments: asked(row, everyone ? (allTakePart ? Object.keys(row.department_impacts) : [...chosen]) : scope),
      competences: neededIn(row, competenceId),
      raises: raisedIn(row, teamId, competenceId),
      effects: row.effects.map((effect) => ({
        metricKey: effect.metric,
        direction: effect.direction,
        size: effect.size,
        lagWeeks: effect.lag_weeks,
      })),
      acceptanceValue: row.acceptance_value,
      pinned: row.pinned,
      border: null,
      conditionOf: null,
      sources: row.sources,
      retired: false,
    };
  });
  const moments = document.milestones.map((row): Item => {
    const start = dayOf('week' in row ? atWeek(row.week) : atDay(row.day));
    return {
      ...emptyItem,
      id: id(`item:${row.key}`),
      key: row.key,
      kind: row.gate ? 'gate' : 'milestone',
      title: label(row.title),
      description: row.description,
      workstreamId: idOf(row.workstream, 'workstream'),
      phaseId: idOf(row.phase, 'phase'),
      mode: row.mode ?? 'manual',
      start,
      until: start,
      notBefore: row.mode === 'automatic' ? start : null,
      pinned: row.pinned,
      border: row.gate && row.phase !== null ? row.border : null,
      sources: row.sources,
    };
  });
  const programme: Programme = {
    id: choices.programmeId,
    organisationId: choices.organisationId,
    name: choices.name,
    description: '',
    goLive,
    prepWeeks,
    start: phases.reduce((first, phase) => (phase.active && phase.start < first ? phase.start : first), goLive),
    blueprintId: choices.blueprintId,
    version: 0,
  };
  const plan: Plan = {
    programme,
    phases,
    workstreams: document.workstreams.map((row, position) => ({
      id: id(`workstream:${row.key}`),
      key: row.key,
      title: label(row.title),
      position,
      hue: row.hue ?? position % 10,
      nature: row.nature ?? 'delivery',
    })),
    items: [...activities, ...moments],
    dependencies: [...document.milestones, ...document.activities].flatMap((row) =>
      row.depends_on.map((link) => ({
        id: id(`link:${link.key}:${row.key}`),
        fromId: id(`item:${link.key}`),
        toId: id(`item:${row.key}`),
        type: link.type,
        lag: link.lag,
      })),
    ),
    figureConditions: conditionsIn(document, anyDepartmentId, id),
    metrics: [],
    criteria: criteriaIn(document, anyDepartmentId, id),
    products: document.products.map((row) => ({
      id: id(`product:${row.key}`),
      key: row.key,
      title: label(row.title),
      departmentId: row.department === null ? null : (departmentId.get(row.department) ?? null),
      complexity: row.complexity,
      volumePer10k: row.volume_per_10k_inhabitants_per_year,
      batch: row.batch,
      itemId: idOf(row.activity, 'item'),
      hoursPerTeam: hoursOf(row.hours_per_team, 1),
      sources: row.sources,
    })),
    measures: document.recommended_measures.map((row) => {
      const from = 'from_week' in row ? atWeek(row.from_week) : atDay(row.from_day);
      const until = 'to_week' in row ? untilWeek(row.to_week) : atDay(row.until_day);
      const texts = { title: label(row.title), reason: label(row.reason) };
      return {
        id: id(`measure:${row.key}`),
        key: row.key,
        ...texts,
        from: dayOf(from),
        until: dayOf(Math.max(until, from + 1)),
      };
    }),
    decisions: [],
    cutoverTasks: cutoverTasksOf(document, goLive, teamId, id),
    promises: null,
    people: [],
    calendar: context.calendar,
    departments: context.departments,
    capacity: context.capacity,
    changeLoad: context.changeLoad,
  };
  const chained = chainPhases(plan);
  const placed = schedule(chained);
  return placed.ok ? withDates(chained, placed.schedule) : chained;
}

const emptyItem = {
  description: '',
  workDays: 0,
  notBefore: null,
  deadline: null,
  dateSource: 'blueprint',
  progress: 'planned',
  role: null,
  ownerId: null,
  conditionOf: null,
  teamHours: [],
  allDepartments: false,
  departments: [],
  competences: [],
  raises: [],
  effects: [],
  acceptanceValue: 0,
  retired: false,
} as const satisfies Partial<Item>;

// A Plan is a plain immutable value: everything of one programme that dates depend on, and what people say about it.
import type { Capacity, TeamSupply } from './capacity/supply';
import type { ChangeLoadFacts } from './change-load/facts';
import type { CutoverTask } from './cutover';
import type { Day } from './day';
import type { FigureCondition, FigureTest, PlanMetric } from './figures-in-plan';
import type { Decision } from './gate';
import type { WorkingCalendar } from './working-calendar';

export type { Capacity, FigureCondition, FigureTest, PlanMetric, TeamSupply };

/** Words in the source language and, when somebody wrote them, in English. */
export type Label = { nl: string; en: string | null };

/** activity: done once · calendar_item: stands on the doorontwikkelkalender · milestone: a moment · gate: a moment with a decision. */
export const itemKinds = ['activity', 'calendar_item', 'milestone', 'gate'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** Key of the gate that is go-live itself: it moves with the programme's go-live, never alone. */
export const goLiveKey = 'MS12';

/** manual: dates are typed, links are drawn and checked · automatic: as soon as links, floor and calendar allow. */
export const itemModes = ['manual', 'automatic'] as const;
export type ItemMode = (typeof itemModes)[number];

export const progressStates = ['planned', 'started', 'done'] as const;
export type Progress = (typeof progressStates)[number];

/** Who set the floor or the dates of an item. */
export const dateSources = ['typed', 'blueprint', 'import'] as const;
export type DateSource = (typeof dateSources)[number];

export const linkTypes = ['FS', 'SS', 'FF', 'SF'] as const;
export type LinkType = (typeof linkTypes)[number];

/** Which border of its phase a gate sits on: its first day, or its last. */
export const phaseBorders = ['start', 'end'] as const;
export type PhaseBorder = (typeof phaseBorders)[number];

export const effectDirections = ['up', 'down', 'measures'] as const;
export const effectSizes = ['small', 'medium', 'large'] as const;

export type ExpectedEffect = {
  metricKey: string;
  direction: (typeof effectDirections)[number];
  size: (typeof effectSizes)[number] | null;
  lagWeeks: number | null;
};

/** What an item brings a team when it ends; level 2–5. */
export type Raise = { teamId: string; competenceId: string; level: number };

export type Item = {
  id: string;
  /** Key in the blueprint it came from (PRG-01, MS12), or null. */
  key: string | null;
  kind: ItemKind;
  title: Label;
  description: string;
  workstreamId: string | null;
  phaseId: string | null;
  mode: ItemMode;
  start: Day;
  /** First day after the item; equal to `start` for milestones and gates. */
  until: Day;
  /** Length in working days; 0 for milestones and gates. Kept when the item moves. */
  workDays: number;
  /** An automatic item does not start before this day; null = as soon as possible within its phase. */
  notBefore: Day | null;
  /** The last day it should be finished; checked, never moves anything. */
  deadline: Day | null;
  dateSource: DateSource;
  progress: Progress;
  role: Label | null;
  /** The person who sees to it; one of `Plan.people`. */
  ownerId: string | null;
  teamHours: readonly { teamId: string; hours: number }[];
  /** Asks every department; `departments` may still give some of them their own impact. */
  allDepartments: boolean;
  /** Impact 0–5 per department. */
  departments: readonly { departmentId: string; impact: number }[];
  /** Level 1–5 that is needed, null when not stated. */
  competences: readonly { competenceId: string; level: number | null }[];
  /** A training or a hire: when it ends, this team has this level of a competence. */
  raises: readonly Raise[];
  effects: readonly ExpectedEffect[];
  /** How much it adds to acceptance, 0–5. */
  acceptanceValue: number;
  /** Stays where it is when go-live moves. */
  pinned: boolean;
  /** A gate with a border is on that day of its phase, wherever the phase goes; null = on a day of its own. */
  border: PhaseBorder | null;
  /** The gate whose "go, provided that …" asked for this item. */
  conditionOf: string | null;
  sources: readonly string[];
  retired: boolean;
};

export type Phase = {
  id: string;
  key: string | null;
  title: Label;
  description: Label;
  position: number;
  active: boolean;
  workDays: number;
  start: Day;
  until: Day;
};

/**
 * What a workstream does to the people it reaches. delivery: its results go live · system: so do those of the system itself, of
 * which activities with people of departments are tests · people: training and change; it gathers people and nothing goes live ·
 * steering: steering and measuring; nothing goes live.
 */
export const workstreamNatures = ['delivery', 'system', 'people', 'steering'] as const;
export type WorkstreamNature = (typeof workstreamNatures)[number];

export type Workstream = {
  id: string;
  key: string | null;
  title: Label;
  position: number;
  hue: number;
  /** Not said in plans kept from before it was asked: `delivery`. */
  nature?: WorkstreamNature;
};

export type Dependency = { id: string; fromId: string; toId: string; type: LinkType; lag: number };

export const criterionStates = ['open', 'met', 'not_met'] as const;

export type Criterion = {
  id: string;
  itemId: string;
  text: Label;
  /** A hard criterion blocks a "go". */
  hard: boolean;
  state: (typeof criterionStates)[number];
  ownerId: string | null;
  /** Where it can be seen: the address of a document or page, or a few words. */
  evidence: string;
  position: number;
  /** Its state follows these figures; null: somebody says it. */
  test: FigureTest | null;
};

/** A product that gets an e-service in one of the batches (tranches). */
export type Product = {
  id: string;
  key: string | null;
  title: Label;
  departmentId: string | null;
  complexity: 'S' | 'M' | 'L';
  volumePer10k: number;
  batch: number;
  itemId: string | null;
  hoursPerTeam: readonly { teamId: string; hours: number }[];
  sources: readonly string[];
};

/** A measure the blueprint advises beside the plan: hire, a freeze, a latest date. */
export type Measure = { id: string; key: string | null; title: Label; reason: Label; from: Day; until: Day };

export type Programme = {
  id: string;
  organisationId: string;
  name: string;
  description: string;
  goLive: Day;
  prepWeeks: number;
  /** Where the phase chain begins. */
  start: Day;
  blueprintId: string | null;
  /** Counts the saved changes. */
  version: number;
};

export type Person = { id: string; name: string; active: boolean };

/** The plan the steering committee adopted: on which day each of its milestones and gates was promised. */
export type Promises = { baselineId: string; name: string; days: Readonly<Record<string, Day>> };

export type Plan = {
  programme: Programme;
  phases: readonly Phase[];
  workstreams: readonly Workstream[];
  items: readonly Item[];
  dependencies: readonly Dependency[];
  criteria: readonly Criterion[];
  figureConditions: readonly FigureCondition[];
  products: readonly Product[];
  measures: readonly Measure[];
  decisions: readonly Decision[];
  cutoverTasks: readonly CutoverTask[];
  /** Context, read only here: what was adopted, and the organisation's people, calendar, departments, teams, limits and metrics. */
  promises: Promises | null;
  people: readonly Person[];
  calendar: WorkingCalendar;
  departments: readonly { id: string; key: string; name: Label; parentId: string | null }[];
  capacity: Capacity;
  changeLoad: ChangeLoadFacts;
  metrics: readonly PlanMetric[];
};

export function isMoment(kind: ItemKind): boolean {
  return kind === 'milestone' || kind === 'gate';
}

/** Started and finished work is the past: no rule moves it. */
export function isFrozen(item: Item): boolean {
  return item.progress !== 'planned';
}

/** Hours of all teams together. */
export function effortHours(item: Pick<Item, 'teamHours'>): number {
  return item.teamHours.reduce((sum, entry) => sum + entry.hours, 0);
}

/** Does the item ask this department? */
export function asksDepartment(item: Pick<Item, 'allDepartments' | 'departments'>, departmentId: string): boolean {
  return item.allDepartments || item.departments.some((entry) => entry.departmentId === departmentId);
}

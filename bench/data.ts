// A programme of any size from a seed: as a plan value, and as rows that go in by the product's own way.
import { addDays, type Day, day } from '~/models/planning/day';
import { chainPhases } from '~/models/planning/phase-chain';
import { type Dependency, type Item, linkTypes, type Phase, type Plan, type Workstream } from '~/models/planning/plan';
import { schedule, withDates } from '~/models/planning/schedule';
import { chance } from './chance';
import { label, type Surroundings } from './surroundings';

export type Size = {
  seed: number;
  items: number;
  links: number;
  /** Items more, each following the one before it: what moves when the first of them moves. */
  chain?: number;
  /** What is over on this day was done, but for one in twenty-five, which is late; left out: nothing was begun. */
  today?: Day;
};

export const start = day('2026-01-05');
const phaseDays = 65;
const workDaysInAll = 650;

/** The programme as it stands once it is scheduled; the same size gives the same plan. `programmeId` begins every id. */
export function bigPlan(size: Size, around: Surroundings, programmeId = 'p1'): Plan {
  const next = chance(size.seed);
  const phases = Array.from({ length: 10 }, (_, at): Phase => ({
    id: `${programmeId}-f${at}`,
    key: `F${at}`,
    title: label(`Fase ${at + 1}`),
    description: label(''),
    position: at,
    active: true,
    workDays: phaseDays,
    start: addDays(start, at * 91),
    until: addDays(start, at * 91 + 91),
  }));
  const workstreams = Array.from({ length: 10 }, (_, at): Workstream => ({
    id: `${programmeId}-w${at}`,
    key: `W${at}`,
    title: label(`Werkstroom ${at + 1}`),
    position: at,
    hue: at,
    nature: 'delivery',
  }));
  const items: Item[] = [];
  for (let at = 0; at < size.items; at++) items.push(anItem(at, size.items, next, { programmeId, phases, around }));
  const dependencies = someLinks(size, items, next, programmeId);
  for (let at = 0; at <= (size.chain ?? -1); at++) {
    const item = anItem(0, 1, next, { programmeId, phases, around });
    items.push({ ...item, id: `${programmeId}-c${at}`, key: `C${at}`, kind: 'activity', ...oneDay, workDays: 1 });
    if (at > 0) dependencies.push(link(programmeId, dependencies.length, `c${at - 1}`, `c${at}`));
  }
  const plan: Plan = {
    programme: {
      id: programmeId,
      organisationId: around.organisationId,
      name: `Programma ${programmeId}`,
      description: '',
      goLive: addDays(start, 364),
      prepWeeks: 52,
      start,
      blueprintId: null,
      version: 0,
    },
    phases,
    workstreams,
    items,
    dependencies,
    criteria: [],
    figureConditions: [],
    metrics: [],
    products: [],
    measures: [],
    decisions: [],
    cutoverTasks: [],
    promises: null,
    people: [],
    calendar: around.calendar,
    departments: around.departments,
    capacity: around.capacity,
    changeLoad: around.changeLoad,
  };
  const chained = chainPhases(plan);
  const placed = schedule(chained);
  if (!placed.ok) throw new Error('the links of a made-up programme go round');
  return reported(withDates(chained, placed.schedule), size.today);
}

function reported(plan: Plan, today: Day | undefined): Plan {
  if (today === undefined) return plan;
  const isDone = ({ until }: Item, at: number) => until <= today && at % 25 !== 0;
  return { ...plan, items: plan.items.map((item, at) => (isDone(item, at) ? { ...item, progress: 'done' } : item)) };
}

const oneDay = { start, until: addDays(start, 1), notBefore: start, mode: 'automatic', progress: 'planned' } as const;

function link(programmeId: string, at: number, from: string, to: string): Dependency {
  const [fromId, toId] = [`${programmeId}-${from}`, `${programmeId}-${to}`];
  return { id: `${programmeId}-l${at}`, fromId, toId, type: 'FS', lag: 0 };
}

type Place = { programmeId: string; phases: readonly Phase[]; around: Surroundings };

function anItem(at: number, of: number, next: () => number, { programmeId, phases, around }: Place): Item {
  const pick = (size: number) => Math.floor(next() * size);
  const share = at / of;
  const from: Day = addDays(start, Math.floor(share * (workDaysInAll / 5) * 7) + pick(20));
  const drawn = next();
  const kind = drawn < 0.08 ? 'milestone' : drawn < 0.1 ? 'gate' : drawn < 0.35 ? 'calendar_item' : 'activity';
  const moment = kind === 'milestone' || kind === 'gate';
  const workDays = moment ? 0 : 1 + pick(15);
  const mode = next() < 0.1 ? 'manual' : 'automatic';
  return {
    id: `${programmeId}-i${at}`,
    key: `I${at}`,
    kind,
    title: label(`Onderdeel ${at} van het invoeren van zaakgericht werken`),
    description: 'Wat er gebeurt, waarom en met wie.',
    workstreamId: `${programmeId}-w${pick(10)}`,
    phaseId: phases[Math.min(phases.length - 1, Math.floor(share * phases.length))]!.id,
    mode,
    start: from,
    until: moment ? from : addDays(from, Math.ceil(workDays * 1.4)),
    workDays,
    notBefore: mode === 'automatic' && next() < 0.7 ? from : null,
    deadline: next() < 0.1 ? addDays(from, 60) : null,
    dateSource: 'blueprint',
    progress: 'planned',
    role: next() < 0.3 ? label('Projectleider') : null,
    ownerId: null,
    // in the order in which the database gives them back
    teamHours: moment ? [] : [{ teamId: around.capacity.teams[pick(8)]!.id, hours: 8 + pick(60) }],
    allDepartments: next() < 0.05,
    departments: next() < 0.7 ? [{ departmentId: around.departments[pick(12)]!.id, impact: 1 + pick(4) }] : [],
    competences: [],
    raises: [],
    effects: [],
    acceptanceValue: pick(6),
    pinned: false,
    border: null,
    conditionOf: null,
    sources: [],
    retired: false,
  };
}

/** Every item leads to later ones nearby; all types, lags of -3 to 8 working days, no pair twice. */
function someLinks(size: Size, items: readonly Item[], next: () => number, programmeId: string): Dependency[] {
  const made = new Map<string, Dependency>();
  const reach = Math.max(5, Math.floor(size.items / 30));
  while (made.size < size.links && size.items > 2) {
    const from = Math.floor(next() * (size.items - 1));
    const to = Math.min(size.items - 1, from + 1 + Math.floor(next() * reach));
    const type = linkTypes[Math.floor(next() * 6)] ?? 'FS';
    const lag = next() < 0.6 ? 0 : Math.floor(next() * 12) - 3;
    const row = { id: `${programmeId}-l${made.size}`, fromId: items[from]!.id, toId: items[to]!.id, type, lag };
    if (!made.has(`${from}>${to}`)) made.set(`${from}>${to}`, row);
  }
  return [...made.values()];
}

// Gemeente Voorbeeldstad: a fictional municipality fourteen months into its programme, moved by whole weeks to today.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { parse } from 'yaml';
import { takeBaseline } from './baseline.server';
import { addBlueprint } from './blueprint.server';
import { shippedBlueprint } from './blueprint-file.server';
import { withCutoverTold } from './demo-cutover.server';
import { deliverDemoFigures, type FigureStory } from './demo-figures.server';
import { type RolloutStory, tellDemoRollout } from './demo-rollout.server';
import { calendarRows, type CalendarFact } from './calendar-facts.server';
import { type Db, db } from './db/client.server';
import { newId } from './id.server';
import * as t from './db/schema';
import { changePlan, loadPlan } from './plan.server';
import type { BlueprintDocument } from './planning/blueprint/document';
import { addDays, type Day, day, daysBetween } from './planning/day';
import type { Decision } from './planning/gate';
import type { Actor, Role } from './planning/permission';
import { isMoment, type Item, type Plan } from './planning/plan';
import type { PlanChange } from './planning/plan-change';
import type { SlipCode } from './planning/slip';
import { createProgramme } from './programme.server';

type Words = { nl: string; en: string };
type Demo = Omit<FigureStory, 'departments'> & {
  key: string;
  municipality: {
    name: string;
    inhabitants: number;
    school_region: string;
    go_live: string;
    today: string;
    prep_weeks: number;
  };
  departments: {
    key: string;
    name: Words;
    headcount: number;
    users: number;
    key_users: number;
    cases_per_year: number;
  }[];
  teams: {
    key: string;
    name?: Words;
    department?: string | null;
    fte_formation?: number;
    fte_effective?: number;
    run_hours_month?: number;
    run_share?: number;
    interchangeable?: number;
    note?: Words;
  }[];
  productive_hours_per_fte_year: number;
  month_availability: Record<string, number>;
  run_season: Record<string, number>;
  replanned: Record<string, { start_week: number; finish_week: number }>;
  slip_reasons: Record<string, Words>;
  slip_codes: Record<string, SlipCode>;
  baselines: { name: string; reason: string; week: number }[];
  gate_decisions: { decider: string; reason: string; reason_conditional: string; conditional: string[] };
  people: { key: string; name: string; role: Role; departments: string[]; email: string }[];
  calendar: CalendarFact[];
  rollout: RolloutStory['rollout'];
};

/** Milestones that stand for the result of a slipped activity, and slip with it. */
const promisedBy: Record<string, string> = { MS17: 'DIV-09', MS18: 'PRO-06', MS19: 'KOP-04' };

function readDemo(): Demo {
  return parse(readFileSync(join(process.cwd(), 'drizzle/seed/demo/voorbeeldstad.yaml'), 'utf8')) as Demo;
}

const months = (byMonth: Record<string, number>) => Array.from({ length: 12 }, (_, i) => byMonth[String(i + 1)] ?? 1);

/** Whole weeks between the day the story was written for and today. */
export function weeksToShift(writtenFor: Day, today: Day): number {
  return Math.floor(daysBetween(writtenFor, today) / 7);
}

async function insertOrganisation(tx: Db, demo: Demo, document: BlueprintDocument, today: Day): Promise<Actor> {
  const organisationId = demo.key;
  const { municipality } = demo;
  await tx.insert(t.organisation).values({
    id: organisationId,
    name: municipality.name,
    inhabitants: municipality.inhabitants,
    schoolRegion: municipality.school_region,
    productiveHours: demo.productive_hours_per_fte_year,
    availability: months(demo.month_availability),
    season: months(demo.run_season),
    demo: true,
  });
  const departmentId = new Map(demo.departments.map((row) => [row.key, newId()]));
  await tx.insert(t.department).values(
    demo.departments.map((row, position) => ({
      id: departmentId.get(row.key)!,
      organisationId,
      key: row.key,
      name: row.name.nl,
      nameEn: row.name.en,
      headcount: row.headcount,
      users: row.users,
      keyUsers: row.key_users,
      casesPerYear: row.cases_per_year,
      position,
    })),
  );
  const words = new Map(document.teams.map((team) => [team.key, team.title]));
  await tx.insert(t.team).values(
    demo.teams.map((row, position) => ({
      id: newId(),
      organisationId,
      key: row.key,
      name: words.get(row.key)?.nl ?? row.key,
      nameEn: words.get(row.key)?.en ?? null,
      departmentId: row.department ? (departmentId.get(row.department) ?? null) : null,
      fteFormation: row.fte_formation ?? null,
      fteEffective: row.fte_effective ?? null,
      runHoursMonth: row.run_hours_month ?? null,
      runShare: row.run_share ?? null,
      interchangeable: row.interchangeable ?? null,
      note: row.note?.nl ?? '',
      position,
    })),
  );
  await tx.insert(t.competence).values(
    document.competences.map((row, position) => ({
      id: newId(),
      organisationId,
      key: row.key,
      name: row.title.nl,
      nameEn: row.title.en,
      position,
    })),
  );
  await tx.insert(t.metric).values(
    document.metrics.map(({ key, code, title, unit, direction, figures, ...definition }, position) => ({
      organisationId,
      key,
      code,
      name: title.nl,
      nameEn: title.en,
      ...figures,
      unit: definition.unit_label?.nl ?? unit,
      unitEn: definition.unit_label?.en ?? null,
      direction,
      definition,
      position,
    })),
  );
  const userId = new Map(demo.people.map((row) => [row.key, newId()]));
  await tx.insert(t.userAccount).values(
    demo.people.map((row) => ({
      id: userId.get(row.key)!,
      organisationId,
      key: row.key,
      name: row.name,
      email: row.email,
      role: row.role,
    })),
  );
  const heads = demo.people.flatMap((person) =>
    person.departments.map((key) => ({
      organisationId,
      userId: userId.get(person.key)!,
      departmentId: departmentId.get(key)!,
    })),
  );
  await tx.insert(t.userDepartment).values(heads);
  const facts = calendarRows(demo.calendar, municipality.school_region, {
    from: addDays(today, -800),
    until: addDays(today, 1900),
  });
  await tx.insert(t.calendarException).values(facts.map((row) => ({ ...row, id: newId(), organisationId })));
  const leader = demo.people.find((person) => person.role === 'project_leader')!;
  return { userId: userId.get(leader.key)!, organisationId, role: 'project_leader', departmentIds: [] };
}

/** Gates that were passed, each with the decision that was put on record. */
function decisionsOf(demo: Demo, items: readonly Item[], recordedBy: string): Decision[] {
  const { decider, reason, reason_conditional, conditional } = demo.gate_decisions;
  return items
    .filter((item) => item.kind === 'gate' && item.progress === 'done')
    .map((gate): Decision => {
      const provided = gate.key !== null && conditional.includes(gate.key);
      const outcome = provided ? ('conditional' as const) : ('go' as const);
      const why = provided ? reason_conditional : reason;
      return { id: newId(), itemId: gate.id, outcome, on: gate.start, decider, recordedBy, reason: why, position: 0 };
    });
}

/** Work of the past was done as planned, work of today is under way. Slipped items are told one by one afterwards. */
function withPast(demo: Demo, plan: Plan, today: Day, later: ReadonlySet<string>, recordedBy: string): Plan {
  const items = plan.items.map((item): Item => {
    if (item.key !== null && later.has(item.key)) return item;
    if (isMoment(item.kind)) return item.start <= today ? { ...item, progress: 'done' } : item;
    if (item.until <= today) return { ...item, progress: 'done' };
    return item.start <= today ? { ...item, progress: 'started' } : item;
  });
  const done = new Set(items.filter((item) => item.progress === 'done').map((item) => item.id));
  const criteria = plan.criteria.map((row) => (done.has(row.itemId) ? { ...row, state: 'met' as const } : row));
  return withCutoverTold({ ...plan, items, criteria, decisions: decisionsOf(demo, items, recordedBy) }, recordedBy);
}

type Telling = { change: PlanChange; at: Day; reason: string | null; code?: SlipCode };

/** The slips as they were decided, then what has started or finished since, in the order of their days. */
function tellings(demo: Demo, plan: Plan, goLive: Day, today: Day): Telling[] {
  const at = (week: number) => addDays(goLive, week * 7);
  const byKey = new Map(plan.items.map((item) => [item.key, item]));
  const result: Telling[] = [];
  for (const [key, { start_week, finish_week }] of Object.entries(demo.replanned)) {
    const item = byKey.get(key)!;
    const decided = addDays(item.until < today ? item.until : today, -10);
    const start = at(start_week);
    const last = addDays(at(finish_week), -3);
    const reason = demo.slip_reasons[key]?.nl ?? null;
    result.push({ change: { kind: 'move_item', itemId: item.id, start, last }, at: decided, reason });
    if (start > today) continue;
    const stamp: PlanChange = { kind: 'set_progress', itemId: item.id, progress: 'started', on: start };
    const told = last <= today ? { ...stamp, progress: 'done' as const, on: last } : stamp;
    // What was told later than it happened was told with the slip.
    result.push({ change: told, at: told.on > decided ? told.on : addDays(decided, 1), reason: null });
  }
  for (const [key, activity] of Object.entries(promisedBy)) {
    const week = demo.replanned[activity]!.finish_week;
    const item = byKey.get(key)!;
    const reason = demo.slip_reasons[activity]?.nl ?? null;
    const decided = addDays(item.start < today ? item.start : today, -9);
    const change: PlanChange = { kind: 'move_item', itemId: item.id, start: at(week), last: null };
    result.push({ change, at: decided, reason, code: demo.slip_codes[activity] });
  }
  return result.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Loads the demo municipality when the database has no municipality yet; answers whether it did. */
export async function loadDemoOnce(today: Day, tx: Db = db()): Promise<boolean> {
  const [known] = await tx.select({ id: t.organisation.id }).from(t.organisation).limit(1);
  if (known) return false;
  await tx.transaction(async (inner) => loadDemo(inner as unknown as Db, today));
  return true;
}

async function loadDemo(tx: Db, today: Day): Promise<void> {
  const demo = readDemo();
  const document = shippedBlueprint();
  const weeks = weeksToShift(day(demo.municipality.today), today);
  const goLive = addDays(day(demo.municipality.go_live), weeks * 7);
  const actor = await insertOrganisation(tx, demo, document, today);
  const added = await addBlueprint(actor, document, tx);
  if (!('id' in added)) throw new Error('the shipped blueprint could not be stored');
  const later = new Set([...Object.keys(demo.replanned), ...Object.keys(promisedBy)]);
  const noon = (on: Day) => `${on}T11:00:00.000Z`;
  const made = await createProgramme(
    actor,
    {
      name: 'Zaakgericht werken Voorbeeldstad',
      blueprintId: added.id,
      goLive,
      prepWeeks: demo.municipality.prep_weeks,
      drivers: {},
      departmentKeys: demo.departments.map((department) => department.key),
    },
    {
      tx,
      adjust: (plan) => withPast(demo, plan, today, later, actor.userId),
      at: noon(addDays(goLive, -7 * demo.municipality.prep_weeks)),
    },
  );
  if (made.status !== 'saved') throw new Error(`the demo programme could not be made: ${made.status}`);
  const plan = (await loadPlan(actor, made.programmeId, tx))!;
  const promises = demo.baselines.map(({ week, ...row }) => ({ ...row, at: addDays(goLive, week * 7) }));
  const adoptUntil = async (day: Day) => {
    for (; promises.length > 0 && promises[0]!.at <= day; promises.shift()) {
      const { name, reason, at } = promises[0]!;
      const kept = await takeBaseline(actor, made.programmeId, { name, reason, adopt: true, at: noon(at) }, tx);
      if (kept?.status !== 'saved') throw new Error(`a baseline of the demo could not be taken: ${name}`);
    }
  };
  for (const { change, at, reason, code = 'other' } of tellings(demo, plan, goLive, today)) {
    await adoptUntil(at);
    const options = { tx, source: 'seed', reason, slip: { code, text: '' }, at: noon(at) } as const;
    const answer = await changePlan(actor, made.programmeId, change, options);
    if (answer?.status !== 'saved') throw new Error(`a slip could not be told: ${JSON.stringify(change)}`);
  }
  await adoptUntil(today);
  await deliverDemoFigures(actor, made.programmeId, { story: demo, goLive, today }, tx);
  await tellDemoRollout(actor, { story: demo, plan, goLive }, tx);
  await tx.update(t.organisation).set({ revision: 1 }).where(eq(t.organisation.id, actor.organisationId));
}

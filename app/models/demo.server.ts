// Gemeente Voorbeeldstad: a fictional municipality fourteen months into its programme, moved by whole weeks to today.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { takeBaseline } from './baseline.server';
import { addBlueprint } from './blueprint.server';
import { shippedBlueprint } from './blueprint-file.server';
import { addDemoAssessments } from './demo-assessment.server';
import { withCutoverTold } from './demo-cutover.server';
import { type ChangeLoadStory, tellImpacts, withProjectImpacts } from './demo-change-load.server';
import { shareOfMean, type TeamStory, tellCompetences, tellTeams } from './demo-teams.server';
import { type ConversationStory, tellDemoConversations } from './demo-conversation.server';
import { type CheckInStory, tellDemoCheckIns } from './demo-check-in.server';
import { askDemoConditions, type DemoConditions } from './demo-conditions.server';
import { type DemoProposal, tellDemoProposals } from './demo-proposals.server';
import { deliverDemoFigures, type FigureStory } from './demo-figures.server';
import { type RolloutStory, tellDemoRollout } from './demo-rollout.server';
import { type StatusStory, tellDemoStatuses } from './demo-status.server';
import { type PlanStory, tellings, toldLater } from './demo-story.server';
import { decideGate } from './gate.server';
import { addDemoSurveys } from './demo-surveys.server';
import { calendarRows, type CalendarFact } from './calendar-facts.server';
import { type Db, db } from './db/client.server';
import { newId } from './id.server';
import { raiseRevision } from './organisation.server';
import { addCompetences, addMetrics } from './organisation-start.server';
import * as t from './db/schema';
import { changePlan, loadPlan } from './plan.server';
import type { BlueprintDocument } from './planning/blueprint/document';
import { addDays, type Day, day, daysBetween } from './planning/day';
import type { Actor, Role } from './planning/permission';
import { isMoment, type Item, type Plan } from './planning/plan';
import { createProgramme } from './programme.server';
import { readBack } from './stagnation.server';

type Words = { nl: string; en: string };
type Demo = Omit<FigureStory, 'departments'> &
  PlanStory &
  StatusStory &
  ConversationStory &
  CheckInStory &
  ChangeLoadStory & {
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
    teams: (TeamStory & {
      key: string;
      name?: Words;
      department?: string | null;
      pivotal?: boolean;
      fte_formation?: number;
      run_hours_month?: number;
      run_share?: number;
      double_share?: number;
      interchangeable?: number;
      note?: Words;
    })[];
    productive_hours_per_fte_year: number;
    month_availability: number[];
    run_season: number[];
    baselines: { name: string; reason: string; week: number }[];
    people: { key: string; name: string; role: Role; departments: string[]; email: string }[];
    calendar: CalendarFact[];
    rollout: RolloutStory['rollout'];
    figure_conditions: DemoConditions;
    proposals: DemoProposal[];
  };

function readDemo(): Demo {
  return parse(readFileSync(join(process.cwd(), 'drizzle/seed/demo/voorbeeldstad.yaml'), 'utf8')) as Demo;
}

/** Whole weeks between the day the story was written for and today. */
export function weeksToShift(writtenFor: Day, today: Day): number {
  return Math.floor(daysBetween(writtenFor, today) / 7);
}

async function insertOrganisation(tx: Db, demo: Demo, document: BlueprintDocument, today: Day): Promise<Actor> {
  const organisationId = demo.key;
  const { municipality } = demo;
  const weeks = weeksToShift(day(municipality.today), today);
  await tx.insert(t.organisation).values({
    id: organisationId,
    name: municipality.name,
    inhabitants: municipality.inhabitants,
    schoolRegion: municipality.school_region,
    productiveHours: demo.productive_hours_per_fte_year,
    availability: shareOfMean(demo.month_availability),
    season: shareOfMean(demo.run_season),
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
  const shipped = new Map(document.teams.map((team) => [team.key, team]));
  const teamId = new Map(demo.teams.map((row) => [row.key, newId()]));
  await tx.insert(t.team).values(
    demo.teams.map((row, position) => ({
      id: teamId.get(row.key)!,
      organisationId,
      key: row.key,
      name: shipped.get(row.key)?.title.nl ?? row.key,
      nameEn: shipped.get(row.key)?.title.en ?? null,
      departmentId: row.department ? (departmentId.get(row.department) ?? null) : null,
      fteFormation: row.fte_formation ?? null,
      pivotal: row.pivotal ?? false,
      ofDepartments: shipped.get(row.key)?.of_departments ?? false,
      role: shipped.get(row.key)?.role ?? null,
      runHoursMonth: row.run_hours_month ?? null,
      runShare: row.run_share ?? null,
      doubleShare: row.double_share ?? 0,
      substitutionOn: row.substitution_on ? addDays(day(row.substitution_on), weeks * 7) : null,
      interchangeable: row.interchangeable ?? null,
      note: row.note?.nl ?? '',
      position,
    })),
  );
  await tellTeams(tx, organisationId, demo.teams, { teamId, weeks });
  const competenceId = await addCompetences(tx, organisationId, document);
  await tellCompetences(tx, organisationId, demo.teams, { teamId, competenceId, weeks });
  await addMetrics(tx, organisationId, document);
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

/**
 * Work of the past was done as planned, work of today is under way. Gates wait for their decision, and slipped items are told
 * one by one afterwards.
 */
function withPast(plan: Plan, today: Day, later: ReadonlySet<string>, ownerId: string): Plan {
  const reached = new Set<string>();
  const items = plan.items.map((item): Item => {
    if (item.key !== null && later.has(item.key)) return item;
    if (isMoment(item.kind)) {
      if (item.start > today) return item;
      reached.add(item.id);
      return item.kind === 'gate' ? item : { ...item, progress: 'done' };
    }
    if (item.until <= today) return { ...item, progress: 'done' };
    return item.start <= today ? { ...item, progress: 'started' } : item;
  });
  const criteria = plan.criteria.map((row) => (reached.has(row.itemId) ? { ...row, state: 'met' as const } : row));
  return withCutoverTold({ ...plan, items, criteria }, ownerId);
}

/** Loads the demo municipality when the database has no municipality yet; answers whether it did. */
export async function loadDemoOnce(today: Day, tx: Db = db()): Promise<boolean> {
  const [known] = await tx.select({ id: t.organisation.id }).from(t.organisation).limit(1);
  if (known) return false;
  await tx.transaction(async (inner) => loadDemo(inner as unknown as Db, today));
  return true;
}

/** Half a year of every other week, up to today. */
const readingDays = (today: Day): Day[] => Array.from({ length: 14 }, (_, at) => addDays(today, (at - 13) * 14));

async function loadDemo(tx: Db, today: Day): Promise<void> {
  const demo = readDemo();
  const document = shippedBlueprint();
  const weeks = weeksToShift(day(demo.municipality.today), today);
  const goLive = addDays(day(demo.municipality.go_live), weeks * 7);
  const actor = await insertOrganisation(tx, demo, document, today);
  const added = await addBlueprint(actor, document, tx);
  if (!('id' in added)) throw new Error('the shipped blueprint could not be stored');
  const later = toldLater(demo);
  const notTold = new Set([...later, ...demo.not_begun]);
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
      adjust: (plan) => withProjectImpacts(withPast(plan, today, notTold, actor.userId), demo),
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
  const story = { demo, plan, goLive, today, later, recordedBy: actor.userId, newId };
  for (const { change, at, reason, code = 'other', baselineName } of tellings(story)) {
    await adoptUntil(at);
    const options = { tx, source: 'seed', reason, slip: { code, text: '' }, at: noon(at) } as const;
    const answer =
      change.kind === 'decide_gate'
        ? await decideGate(actor, made.programmeId, change, { ...options, baselineName: baselineName ?? '' })
        : await changePlan(actor, made.programmeId, change, options);
    if (answer?.status !== 'saved')
      throw new Error(`the story could not be told: ${JSON.stringify([answer?.status, change])}`);
  }
  await adoptUntil(today);
  await deliverDemoFigures(actor, made.programmeId, { story: demo, goLive, today }, tx);
  await tellImpacts(actor, { story: demo, plan }, tx);
  await tellDemoRollout(actor, { story: demo, plan, goLive }, tx);
  const conditions = demo.figure_conditions;
  await askDemoConditions(actor, made.programmeId, { conditions, today, at: noon(today) }, tx);
  await addDemoSurveys(actor, made.programmeId, { story: demo, goLive, today }, tx);
  await addDemoAssessments(actor, { plan, goLive, today }, tx);
  await tellDemoStatuses(actor, { story: demo, plan, goLive }, tx);
  await tellDemoConversations(actor, { story: demo, plan, today }, tx);
  await tellDemoCheckIns(actor, { story: demo, plan, today }, tx);
  await tellDemoProposals(actor, made.programmeId, { proposals: demo.proposals, today }, tx);
  await readBack(actor, made.programmeId, readingDays(today), tx);
  await raiseRevision(tx, actor.organisationId);
}

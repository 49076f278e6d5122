// Every route × every role: what each may open. A route that is not listed here fails the build.
import { readdirSync } from 'node:fs';
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { newId } from '~/models/id.server';
import { day } from '~/models/planning/day';
import { type Role, roles } from '~/models/planning/permission';
import { takeBaseline } from '~/models/baseline.server';
import { addComment } from '~/models/conversation.server';
import { createAgreement } from '~/models/agreement.server';
import { createCompetence } from '~/models/competence.server';
import { findCompetences } from '~/models/directory.server';
import { createTeamLevel } from '~/models/team-competence.server';
import { findHistory } from '~/models/history.server';
import { tell } from '~/models/notice-tell.server';
import { createMetric } from '~/models/metric-settings.server';
import { loadPlan } from '~/models/plan.server';
import { propose } from '~/models/proposal.server';
import { createSubject } from '~/models/rollout.server';
import { keepView } from '~/models/saved-view.server';
import { saveRecommendation } from '~/models/assessment-recommendation.server';
import { createAssessment } from '~/models/assessment.server';
import { advisedPerRole } from '~/models/planning/assessment/questions';
import { createDeputy } from '~/models/deputy.server';
import { createMapping } from '~/models/group-mapping.server';
import { createPerson } from '~/models/people.server';
import { createRound } from '~/models/survey.server';
import { createTarget } from '~/models/target.server';
import { createStaffing } from '~/models/team-staffing.server';
import { createStep } from '~/models/team-step.server';
import { callAction, callLoader } from '../support/app';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { expected, type Policy } from './rights-table';

type RouteModule = { loader?: LoaderFunction; action?: ActionFunction };
const modules = import.meta.glob<RouteModule>('../../app/routes/*.{ts,tsx}');
const names = readdirSync('app/routes').map((file) => file.replace(/\.tsx?$/, ''));

let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;
let ids: Record<string, string>;

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  elsewhere = await aMunicipality('elders');
  const plan = (await loadPlan(here.leader, here.programmeId))!;
  ids = {
    programmeId: here.programmeId,
    blueprintId: here.blueprintId,
    itemId: plan.dependencies[0]!.toId,
    momentId: plan.criteria[0]!.itemId,
    dependencyId: plan.dependencies[0]!.id,
    phaseId: plan.phases[0]!.id,
    workstreamId: plan.workstreams[0]!.id,
    criterionId: plan.criteria[0]!.id,
    taskId: plan.cutoverTasks[0]!.id,
    departmentId: plan.departments[0]!.id,
    teamId: plan.capacity.teams[0]!.id,
    exceptionId: await anException(here.organisationId),
    baselineId: await aBaseline(),
    commentId: await aComment(plan.items[0]!.id),
    noticeId: await aNotice(),
    viewId: await aView(),
    metricKey: await aMetric(),
    targetId: await aTarget(),
    subjectId: await aSubject(),
    staffingId: await aStaffing(plan.capacity.teams[0]!.id),
    agreementId: await anAgreement(plan.capacity.teams[0]!.id),
    proposalId: await aProposal(
      plan.items.find(({ progress, border }) => progress === 'planned' && border === null)!.id,
    ),
    stepId: await aStep(plan.capacity.teams[0]!.id),
    roundId: await aRound(),
    ...(await anAssessment()),
    question: 'P1',
    ...(await somebody()),
    ...(await aCompetence(plan.capacity.teams[0]!.id)),
    changeId: (await findHistory(here.leader, here.programmeId, { limit: 1 }))[0]!.id,
  };
});
afterAll(() => database.close());

const today = day('2026-11-22');

async function aBaseline(): Promise<string> {
  const kept = await takeBaseline(here.leader, here.programmeId, { name: 'Begin', reason: 'Zo begon het.' });
  if (kept?.status !== 'saved') throw new Error('no baseline');
  return kept.id;
}

/** One that no item uses, and a level that a team has of another. */
async function aCompetence(teamId: string): Promise<{ competenceId: string; levelId: string }> {
  const made = await createCompetence(here.leader, { key: 'EIGEN', name: { nl: 'Eigen', en: null } });
  const [other] = await findCompetences(here.leader);
  const said = { teamId, competenceId: other!.id, level: 3, from: null, note: '' };
  const level = await createTeamLevel(here.leader, said);
  if (made.status !== 'saved' || level.status !== 'saved') throw new Error('no competence or no level');
  return { competenceId: made.id, levelId: level.id };
}

async function aComment(itemId: string): Promise<string> {
  const subject = { kind: 'item', id: itemId } as const;
  const made = await addComment(here.leader, here.programmeId, { subject, text: 'Gezien.', chosen: [] });
  if (made?.status !== 'saved') throw new Error('no comment');
  return made.commentId;
}

/** Somebody with a deputy, and a group that gives a role. */
async function somebody(): Promise<{ personId: string; deputyId: string; mappingId: string }> {
  const admin = { userId: '', organisationId: here.organisationId, role: 'administrator', departmentIds: [] } as const;
  const email = 'kim@hier.example';
  const person = await createPerson(admin, { name: 'Kim', email, role: 'reader', departmentIds: [] });
  if (person.status !== 'saved') throw new Error('nobody');
  const days = { from: today, until: day('2026-12-04') };
  const deputy = await createDeputy(admin, { absentId: here.leader.userId, userId: person.id, ...days });
  const mapping = await createMapping(admin, { group: 'lezers', role: 'reader', departmentId: null });
  if (deputy.status !== 'saved' || mapping.status !== 'saved') throw new Error('no deputy or no group');
  return { personId: person.id, deputyId: deputy.id, mappingId: mapping.id };
}

/** For the project leader. */
async function aNotice(): Promise<string> {
  const { organisationId, programmeId, leader } = here;
  const facts = {
    kind: 'status_red',
    subject: { kind: 'programme', id: programmeId },
    title: null,
    headline: 'Vast',
  } as const;
  await tell(database.db, { organisationId, programmeId, byId: '' }, [{ userId: leader.userId, facts }]);
  const [row] = await database.db.select({ id: t.notice.id }).from(t.notice).where(eq(t.notice.userId, leader.userId));
  return row!.id;
}

async function aView(): Promise<string> {
  const fields = { name: 'Te laat', share: null, everywhere: false, asStart: false };
  const made = await keepView(here.leader, here.programmeId, { ...fields, screen: 'items', search: '?status=late' });
  if (made?.status !== 'saved') throw new Error('no view');
  return made.id;
}

async function aTarget(): Promise<string> {
  const fields = { metricKey: 'M02', departmentId: null, from: day('2026-06-01'), target: 80, ceiling: null };
  const made = await createTarget(here.leader, { programmeId: here.programmeId, ...fields }, today);
  if (made?.status !== 'saved') throw new Error('no target');
  return made.id;
}

/** One of its own: those of the blueprint have the same key everywhere. */
async function aMetric(): Promise<string> {
  const none = { nl: '', en: null };
  const made = await createMetric(here.leader, {
    ...{ key: 'E01', title: { nl: 'Eigen', en: null }, kind: 'share', factor: 100, unit: { nl: '%', en: null } },
    ...{ decimals: 0, direction: 'up', subject: 'cases', frequency: 'month', formula: none, source: none, margin: 5 },
    ...{ target: null, lowest: null, highest: null, active: true, owners: [] },
  });
  if (made.status !== 'saved') throw new Error('no metric');
  return made.id;
}

async function aSubject(): Promise<string> {
  const fields = { programmeId: here.programmeId, kind: 'case_types', name: { nl: 'Golf 1', en: null } } as const;
  const made = await createSubject(here.leader, fields);
  if (made?.status !== 'saved') throw new Error('no subject');
  return made.id;
}

async function anAgreement(teamId: string): Promise<string> {
  const fields = { programmeId: here.programmeId, teamId, text: 'Er komt iemand bij.', until: day('2027-06-01') };
  const made = await createAgreement({ ...here.leader, role: 'steering' }, { ...fields, proposalId: null });
  if (made.status !== 'saved') throw new Error('no agreement');
  return made.id;
}

async function aProposal(itemId: string): Promise<string> {
  const fields = { title: 'Later', note: '', measures: [{ kind: 'drop', itemId }] as const };
  const made = await propose(here.leader, here.programmeId, fields, { today });
  if (made?.status !== 'saved') throw new Error('no proposal');
  return made.id;
}

async function aStaffing(teamId: string): Promise<string> {
  const fields = { kind: 'hire', fte: 1, from: null, until: null, note: '' } as const;
  const made = await createStaffing(here.leader, { teamId, ...fields });
  if (made.status !== 'saved') throw new Error('no staffing');
  return made.id;
}

async function aStep(teamId: string): Promise<string> {
  const fields = { from: day('2027-01-01'), hoursMonth: 100, doubleShare: null, note: '' };
  const made = await createStep(here.leader, { teamId, ...fields });
  if (made.status !== 'saved') throw new Error('no step');
  return made.id;
}

async function aRound(): Promise<string> {
  const departments = [{ departmentId: here.departmentIds['VTH']!, invited: 9 }];
  const days = { opensOn: day('2026-11-20'), lastDay: day('2026-12-04') };
  const round = { kind: 'pressure', name: 'Werkdruk', ...days, departments } as const;
  const made = await createRound(here.leader, here.programmeId, round, day('2026-11-22'));
  if (made?.status !== 'saved') throw new Error('no survey');
  return made.roundId;
}

/** A round with what data filled in and a recommendation. */
async function anAssessment(): Promise<{ assessmentId: string; recommendationId: string }> {
  const links = { ...advisedPerRole, key_user: 5 };
  const fields = { id: newId(), title: 'Toets', form: 'full', heldOn: day('2026-11-20'), links } as const;
  const made = await createAssessment(here.leader, here.programmeId, fields);
  if (made?.status !== 'saved') throw new Error('no assessment');
  const { organisationId, programmeId } = here;
  const asked = { organisationId, programmeId, roundId: made.roundId };
  await database.db
    .insert(t.assessmentPrefill)
    .values({ ...asked, question: 'P1', level: 2, basis: { kind: 'load', teams: [] } });
  const advice = { text: 'Huur in', ownerId: null, dueOn: null, state: 'open', decision: null } as const;
  await saveRecommendation(here.leader, { ...asked, recommendationId: null }, advice);
  const [row] = await database.db.select().from(t.assessmentRecommendation);
  return { assessmentId: made.roundId, recommendationId: row!.id };
}

async function anException(organisationId: string): Promise<string> {
  const id = newId();
  const period = { fromDay: '2026-12-24', untilDay: '2026-12-25', label: 'Kerstavond' };
  await database.db
    .insert(t.calendarException)
    .values({ id, organisationId, kind: 'neutral', sort: 'other', ...period });
  return id;
}

async function moduleOf(name: string): Promise<RouteModule> {
  const load = modules[`../../app/routes/${name}.tsx`] ?? modules[`../../app/routes/${name}.ts`];
  if (!load) throw new Error(`no route ${name}`);
  return load();
}

/** A criterion is reached by its own milestone only; rounds are of surveys or of the assessment. */
function idOf(name: string, param: string): string {
  if (param === 'itemId' && name.includes('$criterionId')) return ids['momentId']!;
  if (param === 'roundId' && name.includes('.assessment.')) return ids['assessmentId']!;
  return ids[param] ?? 'bestaatniet';
}
const paramsOf = (name: string) =>
  Object.fromEntries([...name.matchAll(/\$([A-Za-z]+)/g)].map((match) => [match[1]!, idOf(name, match[1]!)]));

const call = (name: string, cookie?: string) => ({
  path: `/${name.replaceAll('.', '/')}`,
  params: paramsOf(name),
  today,
  ...(cookie ? { cookie } : {}),
});

const isRefused = (status: number) => status === 403;
const toSignIn = (answer: { status: number; headers: Headers }) =>
  answer.status === 302 && (answer.headers.get('location') ?? '').startsWith('/sign-in');

it('every route is listed, and nothing else is', () => {
  expect(Object.keys(expected).sort()).toEqual(names.sort());
});

describe.each(Object.entries(expected) as [string, Policy][])('%s', (name, policy) => {
  it('has the parts the table says', async () => {
    const route = await moduleOf(name);
    expect({ loader: route.loader !== undefined, action: route.action !== undefined }).toEqual({
      loader: policy.loader !== undefined,
      action: policy.action !== undefined,
    });
  });

  it('sends a stranger to the sign-in page, unless it is open', async () => {
    const { loader, action } = await moduleOf(name);
    if (loader && policy.loader !== 'open') expect(toSignIn(await callLoader(loader, call(name)))).toBe(true);
    if (action && policy.action !== 'open') expect(toSignIn(await callAction(action, call(name)))).toBe(true);
  });

  it.each(roles)('%s', async (role: Role) => {
    const { loader, action } = await moduleOf(name);
    const cookie = await here.cookie(role);
    if (loader && policy.loader && policy.loader !== 'open') {
      const { status } = await callLoader(loader, call(name, cookie));
      expect([status, isRefused(status)]).toEqual([status, !policy.loader.includes(role)]);
    }
    if (action && policy.action && policy.action !== 'open') {
      // Nothing typed: whoever may act gets past the door and is then told what is missing.
      const { status } = await callAction(action, call(name, cookie));
      expect([status, isRefused(status)]).toEqual([status, !policy.action.includes(role)]);
    }
  });

  it('does not know another municipality’s ids', async () => {
    if (!/\$/.test(name)) return;
    const { loader, action } = await moduleOf(name);
    const cookie = await elsewhere.cookie('administrator');
    if (loader && policy.loader !== 'open') expect((await callLoader(loader, call(name, cookie))).status).toBe(404);
    if (action && policy.action !== 'open') {
      const { status } = await callAction(action, call(name, cookie));
      // Bad input may be told before the row is looked for; never success.
      expect([400, 404]).toContain(status);
    }
  });
});

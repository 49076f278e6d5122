// A row of every kind that an address can name, made through the models as the product does; several times, so that a row can be another's.
import { sql } from 'drizzle-orm';
import { takeBaseline } from '~/models/baseline.server';
import { askCheckIns, findCheckIns } from '~/models/check-in.server';
import { addComment } from '~/models/conversation.server';
import { createAgreement } from '~/models/agreement.server';
import { createCompetence } from '~/models/competence.server';
import { findCompetences } from '~/models/directory.server';
import { createTeamLevel } from '~/models/team-competence.server';
import { type Db, db, rowsOf } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import { createDeputy } from '~/models/deputy.server';
import { createMapping } from '~/models/group-mapping.server';
import { findHistory } from '~/models/history.server';
import { newId } from '~/models/id.server';
import { createMetric } from '~/models/metric-settings.server';
import { tell } from '~/models/notice-tell.server';
import { createPerson } from '~/models/people.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { advisedPerRole } from '~/models/planning/assessment/questions';
import { day } from '~/models/planning/day';
import type { Actor } from '~/models/planning/permission';
import type { Plan } from '~/models/planning/plan';
import { propose } from '~/models/proposal.server';
import { createSubject } from '~/models/rollout.server';
import { keepView } from '~/models/saved-view.server';
import { saveRecommendation } from '~/models/assessment-recommendation.server';
import { createAssessment } from '~/models/assessment.server';
import { createRound } from '~/models/survey.server';
import { createTarget } from '~/models/target.server';
import { createStaffing } from '~/models/team-staffing.server';
import { createStep } from '~/models/team-step.server';

import { canary } from './canaries';

export const today = day('2026-11-22');

/** Names in addresses and what they stand for: `programmeId` → an id. */
export type Places = Record<string, string>;
/** Where rows are made. `nth` keeps what must be unique apart, and rows of the plan that are picked. */
export type Site = { leader: Actor; programmeId: string; blueprintId: string; departmentIds: string[]; nth: number };

/** What a model made, or an error that says which. */
export function made<A extends { status: string }>(what: string, answer: A | null): Extract<A, { status: 'saved' }> {
  if (answer?.status !== 'saved') throw new Error(`no ${what}: ${JSON.stringify(answer)}`);
  return answer as Extract<A, { status: 'saved' }>;
}

export async function placesAt(site: Site): Promise<Places> {
  const { leader, programmeId, blueprintId, departmentIds, nth } = site;
  const plan = (await loadPlan(leader, programmeId))!;
  const teamId = plan.capacity.teams[nth]!.id;
  const { criterion, link } = picked(plan, nth);
  return {
    ...{ programmeId, blueprintId, teamId, departmentId: departmentIds[nth]!, question: 'P1' },
    ...{ itemId: link.toId, dependencyId: link.id, momentId: criterion.itemId, criterionId: criterion.id },
    ...{ phaseId: plan.phases[nth]!.id, workstreamId: plan.workstreams[nth]!.id, taskId: plan.cutoverTasks[nth]!.id },
    conditionId: await aCondition(site, link.toId),
    ...(await ofPlan(site, plan)),
    ...(await ofMunicipality(site, teamId)),
    // The last change of this programme that can be turned round.
    changeId: (await findHistory(leader, programmeId, { limit: 1 }))[0]!.id,
  };
}

/**
 * A criterion of a gate (whether an ordinary milestone goes on is not decided), and a link to what is no gate, so that who takes its item
 * away leaves the gates. In the order of the items: ids are made by chance, and what is picked has to be the same every time.
 */
function picked({ items, criteria, dependencies }: Plan, nth: number) {
  const at = new Map(items.map(({ id }, index) => [id, index]));
  const isGate = (id: string) => items[at.get(id)!]!.kind === 'gate';
  const place = (...ids: string[]) => ids.reduce((sum, id) => sum * items.length + at.get(id)!, 0);
  const links = dependencies.filter(({ toId }) => !isGate(toId)).sort((a, b) => place(a.toId, a.fromId) - place(b.toId, b.fromId)); // prettier-ignore
  const targets = [...new Set(links.map(({ toId }) => toId))];
  const ofGates = criteria
    .filter(({ itemId }) => isGate(itemId))
    .sort((a, b) => place(a.itemId) - place(b.itemId) || a.position - b.position);
  return { link: links.find(({ toId }) => toId === targets[nth])!, criterion: ofGates[nth]! };
}

/** Of the item that the link leads to. */
async function aCondition({ leader, programmeId, nth }: Site, itemId: string): Promise<string> {
  const conditionId = newId();
  const test = { metricKey: `M0${nth + 2}`, departmentId: null, atLeast: true, level: 55, periods: 2 };
  const standing = { metOn: null, expectedOn: null, expectedFrom: null, expectedUntil: null };
  const change = { kind: 'create_figure_condition', conditionId, itemId, test, standing } as const;
  made('condition', await changePlan(leader, programmeId, change));
  return conditionId;
}

async function ofPlan({ leader, programmeId, departmentIds, nth }: Site, plan: Plan): Promise<Places> {
  const teamId = plan.capacity.teams[nth]!.id;
  const name = `Rij ${nth}`;
  const free = plan.items.filter(({ progress, border }) => progress === 'planned' && border === null);
  const baseline = made('baseline', await takeBaseline(leader, programmeId, { name, reason: 'Zo was het.' }));
  const subject = { kind: 'item', id: free[0]!.id } as const;
  const comment = made('comment', await addComment(leader, programmeId, { subject, text: 'Gezien.', chosen: [] }));
  const wanted = { metricKey: `M0${nth + 2}`, departmentId: null, from: day('2026-06-01'), target: 80, ceiling: null };
  const target = made('target', await createTarget(leader, { programmeId, ...wanted }, today));
  const kind = { programmeId, kind: 'case_types', name: { nl: name, en: null } } as const;
  const rolled = made('subject', await createSubject(leader, kind));
  const fields = { programmeId, teamId, text: 'Er komt iemand bij.', until: day('2027-06-01'), proposalId: null };
  const agreement = made('agreement', await createAgreement({ ...leader, role: 'steering' }, fields));
  const measures = [{ kind: 'drop', itemId: free[nth + 1]!.id }] as const;
  const proposal = made('proposal', await propose(leader, programmeId, { title: name, note: '', measures }, { today }));
  const shown = { screen: 'items', search: '?status=late', share: null, everywhere: false, asStart: false } as const;
  const view = made('view', await keepView(leader, programmeId, { ...shown, name }));
  const days = { opensOn: day('2026-11-20'), lastDay: day('2026-12-04') };
  const departments = [nth, nth + 3].map((at) => ({ departmentId: departmentIds[at]!, invited: 9 }));
  const round = { kind: nth % 2 === 0 ? 'pressure' : 'adkar', name, ...days, departments } as const;
  const survey = made('survey', await createRound(leader, programmeId, round, today));
  const asked = { departmentIds: [departmentIds[nth]!], days: 14 };
  made('check-in', await askCheckIns(leader, programmeId, asked, { today }));
  const { asked: rows } = await findCheckIns(leader, programmeId, today);
  return {
    checkInId: rows[0]!.id,
    ...{ baselineId: baseline.id, commentId: comment.commentId, targetId: target.id, subjectId: rolled.id },
    ...{ agreementId: agreement.id, proposalId: proposal.id, surveyId: survey.id },
    viewId: view.id,
    ...(await anAssessment(leader, programmeId)),
  };
}

/** A round with what data filled in and a recommendation. */
async function anAssessment(leader: Actor, programmeId: string): Promise<Places> {
  const links = { ...advisedPerRole, key_user: 5 };
  const fields = { id: newId(), title: 'Toets', form: 'full', heldOn: day('2026-11-20'), links } as const;
  const { roundId } = made('assessment', await createAssessment(leader, programmeId, fields));
  const asked = { organisationId: leader.organisationId, programmeId, roundId };
  const prefill = { question: 'P1' as const, level: 2, basis: { kind: 'load' as const, teams: [] } };
  await db()
    .insert(t.assessmentPrefill)
    .values({ ...asked, ...prefill });
  const advice = { text: 'Huur in', ownerId: null, dueOn: null, state: 'open', decision: null } as const;
  await saveRecommendation(leader, { ...asked, recommendationId: null }, advice);
  const r = t.assessmentRecommendation;
  const [row] = await db()
    .select({ id: r.id })
    .from(r)
    .where(sql`${r.roundId} = ${roundId}`);
  return { assessmentId: roundId, recommendationId: row!.id };
}

async function ofMunicipality({ leader, nth }: Site, teamId: string): Promise<Places> {
  const { organisationId } = leader;
  const admin = { userId: leader.userId, organisationId, role: 'administrator', departmentIds: [] } as const;
  const hire = { kind: 'hire', fte: 1, from: null, until: null, note: canary('staffing', nth) } as const;
  const staffing = made('staffing', await createStaffing(leader, { teamId, ...hire }));
  const hours = { from: day('2027-01-01'), hoursMonth: 100, doubleShare: null, note: '' };
  const step = made('step', await createStep(leader, { teamId, ...hours }));
  // One that no item uses, and a level that a team has of another.
  const key = `EIGEN${nth}`;
  const competence = made('competence', await createCompetence(leader, { key, name: { nl: key, en: null } }));
  const other = (await findCompetences(leader))[nth]!;
  const said = { teamId, competenceId: other.id, level: 3, from: null, note: '' };
  const level = made('level', await createTeamLevel(leader, said));
  const email = `${canary('people', nth)}@${organisationId}.example`;
  const kim = { name: 'Kim', email, role: 'reader' as const, departmentIds: [] };
  const person = made('person', await createPerson(admin, kim));
  const period = { from: today, until: day('2026-12-04') };
  const deputy = made('deputy', await createDeputy(admin, { absentId: leader.userId, userId: person.id, ...period }));
  const group = { group: canary('people', nth), role: 'reader', departmentId: null } as const;
  const mapping = made('group', await createMapping(admin, group));
  return {
    ...{ staffingId: staffing.id, stepId: step.id, competenceId: competence.id, levelId: level.id },
    ...{ personId: person.id, deputyId: deputy.id, mappingId: mapping.id },
    ...{
      exceptionId: await anException(organisationId, nth),
      metricKey: await aMetric(leader, `E${organisationId}${nth}`),
    },
    ...{ noticeId: await aNotice(leader), settingsChangeId: await aSettingsChange(leader, competence.id) },
  };
}

/** That a competence was added. */
async function aSettingsChange({ organisationId }: Actor, competenceId: string): Promise<string> {
  const h = t.organisationHistory;
  const ofIt = sql`${h.organisationId} = ${organisationId} and ${h.rowId} = ${competenceId}`;
  const [row] = await db().select({ id: h.id }).from(h).where(ofIt);
  return row!.id;
}

async function anException(organisationId: string, nth: number): Promise<string> {
  const id = newId();
  const period = { fromDay: `2026-12-2${nth}`, untilDay: `2026-12-2${nth + 1}`, label: 'Vrij' };
  await db()
    .insert(t.calendarException)
    .values({ id, organisationId, kind: 'neutral', sort: 'other', ...period });
  return id;
}

/** One of its own: those of the blueprint have the same key everywhere. */
async function aMetric(leader: Actor, name: string): Promise<string> {
  const none = { nl: '', en: null };
  const key = name.slice(0, 4) + name.slice(-2);
  const answer = await createMetric(leader, {
    ...{ key, title: { nl: 'Eigen', en: null }, kind: 'share', factor: 100, unit: { nl: '%', en: null } },
    ...{ decimals: 0, direction: 'up', subject: 'cases', frequency: 'month', formula: none, source: none, margin: 5 },
    ...{ target: null, lowest: null, highest: null, active: true, owners: [] },
  });
  made('metric', answer);
  return key;
}

/** For the project leader. */
async function aNotice({ organisationId, userId }: Actor): Promise<string> {
  const [programme] = await db()
    .select({ id: t.programme.id })
    .from(t.programme)
    .where(sql`${t.programme.organisationId} = ${organisationId}`);
  const subject = { kind: 'programme', id: programme!.id } as const;
  const facts = { kind: 'status_red', subject, title: null, headline: canary('notice', 0) } as const;
  await tell(db(), { organisationId, programmeId: programme!.id, byId: '' }, [{ userId, facts }]);
  const n = t.notice;
  const rows = await db()
    .select({ id: n.id })
    .from(n)
    .where(sql`${n.userId} = ${userId} order by ${n.position} desc`);
  return rows[0]!.id;
}

/** Table of the row that an address names, and the column that holds the name. */
const rowsOfNames: Record<string, [table: string, column: string]> = {
  ...{ exceptionId: ['calendar_exception', 'id'], staffingId: ['team_staffing', 'id'], stepId: ['team_step', 'id'] },
  ...{ competenceId: ['competence', 'id'], levelId: ['team_competence', 'id'], personId: ['user_account', 'id'] },
  ...{ deputyId: ['deputy', 'id'], mappingId: ['group_mapping', 'id'], metricKey: ['metric', 'key'] },
  ...{ noticeId: ['notice', 'id'], teamId: ['team', 'id'], departmentId: ['department', 'id'] },
  ...{ blueprintId: ['blueprint', 'id'], settingsChangeId: ['organisation_history', 'id'] },
};

/** Takes a whole programme away with all its rows, and these rows of its municipality, as if nobody had them any more. */
export async function removeAll(tx: Db, { programmeId, ...places }: Places): Promise<void> {
  const tables = await tx.execute(sql`select table_name from information_schema.columns
    where table_schema = 'public' and column_name = 'programme_id'`);
  const names = rowsOf<{ table_name: string }>(tables);
  const deletes = [
    ...names.map(({ table_name }) => `delete from "${table_name}" where programme_id = '${programmeId}'`),
    `delete from programme where id = '${programmeId}'`,
    ...Object.entries(places).flatMap(([name, id]) => {
      const [table, column] = rowsOfNames[name] ?? [];
      return table ? [`delete from "${table}" where "${column}" = '${id}'`] : [];
    }),
  ];
  await tx.execute(sql.raw(`do $$ begin set local session_replication_role = replica; ${deletes.join('; ')}; end $$`));
}

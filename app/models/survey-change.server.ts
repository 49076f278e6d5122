// A survey is made and changed: everything as long as nobody answered, then its name and a later last day only, for what people
// answered to must stay what they were asked. A change stands in the municipality's history and can be turned round by the same rules.
import { and, eq } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { findDepartments } from './department.server';
import { newId, newToken } from './id.server';
import { lockOrganisation } from './organisation.server';
import {
  type Contradicted,
  meantBy,
  type OrganisationEntry,
  type Overtaken,
  type Seen,
  tellChange,
} from './organisation-history.server';
import type { RowSaved } from './organisation-rows.server';
import { type AskedDepartment, type RoundFields, roundFault } from './planning/adoption/survey-round';
import type { SurveyKind } from './planning/adoption/survey-kind';
import type { Day } from './planning/day';
import { fieldsThatDiffer, sameValue } from './planning/difference';
import { turnedRound } from './planning/organisation-row';
import { type Actor, may } from './planning/permission';
import { findLinks, getRoundRow, type SurveyLink, type SurveyRound } from './survey-rows.server';

/** What is wrong: with a field of its form, or with changing it at all (`survey_answered`, `survey_over`). */
export type SurveyRefusal = { status: 'refused'; reason: 'survey'; field: string; why: string };
type Forbidden = { status: 'forbidden' };

/** What is left out stays as it is. */
export type RoundEdit = Pick<RoundFields, 'name' | 'lastDay'> & Partial<RoundFields>;

/** As the history calls its fields: `kind` is another thing there. */
type Row = Omit<RoundFields, 'kind' | 'departments'> & {
  id: string;
  survey: SurveyKind;
  departments: AskedDepartment[];
};
type Current = { programmeId: string; round: SurveyRound; links: SurveyLink[]; row: Row };

const refused = (field: string, why: string): SurveyRefusal => ({ status: 'refused', reason: 'survey', field, why });

/** In one order, so that two lists are the same when they ask the same people. */
const inOrder = (departments: readonly AskedDepartment[]) =>
  departments
    .map(({ departmentId, invited }) => ({ departmentId, invited }))
    .sort((a, b) => (a.departmentId < b.departmentId ? -1 : 1));

const rowOf = ({ id, kind, name, opensOn, lastDay }: SurveyRound, links: readonly SurveyLink[]): Row => ({
  ...{ id, survey: kind, name, opensOn, lastDay },
  departments: inOrder(links),
});

async function faultOf(actor: Actor, fields: RoundFields, today: Day, tx: Db): Promise<SurveyRefusal | null> {
  const fault = roundFault(fields, today);
  if (fault) return refused(fault.field, fault.why);
  const known = new Set((await findDepartments(actor, tx)).map(({ id }) => id));
  return fields.departments.every(({ departmentId }) => known.has(departmentId))
    ? null
    : refused('departments', 'survey_department_gone');
}

/** Why a survey cannot become this; of one that is over, or that was answered, not everything can change. */
async function refusalOf(actor: Actor, { round, links, row }: Current, next: Row, today: Day, tx: Db) {
  if (round.state === 'closed') return refused('lastDay', 'survey_over');
  if (links.some(({ answers }) => answers > 0)) {
    const asked = ({ survey, opensOn, departments }: Row) => [survey, opensOn, departments];
    if (!sameValue(asked(row), asked(next))) return refused('departments', 'survey_answered');
    if (next.lastDay < row.lastDay) return refused('lastDay', 'survey_earlier');
  }
  return faultOf(actor, { ...next, kind: next.survey }, today, tx);
}

function insertLinks(
  actor: Actor,
  programmeId: string,
  roundId: string,
  departments: readonly AskedDepartment[],
  tx: Db,
) {
  const { organisationId } = actor;
  return tx.insert(t.surveyLink).values(
    departments.map(({ departmentId, invited }) => ({
      ...{ id: newId(), organisationId, programmeId, roundId, departmentId, invited },
      token: newToken(),
    })),
  );
}

/** Asks a survey of departments of the same municipality; who made it stands with it. Null when the programme is not there. */
export async function createRound(
  actor: Actor,
  programmeId: string,
  fields: RoundFields,
  today: Day,
  tx: Db = db(),
): Promise<{ status: 'saved'; id: string; changeId: null } | SurveyRefusal | Forbidden | null> {
  if (!may(actor, 'surveys.manage')) return { status: 'forbidden' };
  return tx.transaction(async (inner) => {
    const step = inner as unknown as Db;
    // A department that is asked is not taken away meanwhile.
    await lockOrganisation(step, actor.organisationId);
    const [programme] = await step
      .select({ id: t.programme.id })
      .from(t.programme)
      .where(and(eq(t.programme.id, programmeId), eq(t.programme.organisationId, actor.organisationId)));
    if (!programme) return null;
    const refusal = await faultOf(actor, fields, today, step);
    if (refusal) return refusal;
    const id = newId();
    const { kind, name, opensOn, lastDay } = fields;
    await step.insert(t.surveyRound).values({
      ...{ id, organisationId: actor.organisationId, programmeId, createdBy: actor.userId },
      ...{ kind, name: name.trim(), opensOn, lastDay },
    });
    await insertLinks(actor, programmeId, id, fields.departments, step);
    return { status: 'saved', id, changeId: null };
  });
}

/** A survey that stays as it is until the end of the transaction; null when it is not there. */
async function getCurrent(
  actor: Actor,
  { roundId, programmeId: asked }: { roundId: string; programmeId?: string },
  today: Day,
  tx: Db,
): Promise<Current | null> {
  // As everywhere that one first: what is told of it is numbered there.
  await lockOrganisation(tx, actor.organisationId);
  const own = and(eq(t.surveyRound.id, roundId), eq(t.surveyRound.organisationId, actor.organisationId));
  const [of] = await tx.select({ programmeId: t.surveyRound.programmeId }).from(t.surveyRound).where(own);
  const programmeId = asked ?? of?.programmeId;
  if (programmeId === undefined) return null;
  const round = await getRoundRow(actor, { programmeId, roundId, today, lock: true }, tx);
  if (!round) return null;
  const links = await findLinks(actor, [roundId], tx);
  return { programmeId, round, links, row: rowOf(round, links) };
}

/** Writes what differs and tells it. Null when nothing does. */
async function save(
  actor: Actor,
  { programmeId, links, row }: Current,
  next: Row,
  tx: Db,
  undoes: string | null = null,
) {
  const difference = fieldsThatDiffer(row, next);
  if (!difference) return null;
  const { id, survey: kind, name, opensOn, lastDay } = next;
  await tx
    .update(t.surveyRound)
    .set({ kind, name, opensOn, lastDay })
    .where(and(eq(t.surveyRound.id, id), eq(t.surveyRound.organisationId, actor.organisationId)));
  await changeLinks(actor, programmeId, { next, links }, tx);
  const title = { nl: name, en: null };
  return tellChange(tx, actor, { collection: 'survey_rounds', rowId: id, title, ...difference, undoes });
}

/** Who is asked still keeps their address; who is asked again gets a new one. */
async function changeLinks(
  actor: Actor,
  programmeId: string,
  { next, links }: { next: Row; links: readonly SurveyLink[] },
  tx: Db,
): Promise<void> {
  const invitedIn = new Map(next.departments.map(({ departmentId, invited }) => [departmentId, invited]));
  for (const { departmentId, token, invited: before } of links) {
    const invited = invitedIn.get(departmentId);
    const own = and(eq(t.surveyLink.token, token), eq(t.surveyLink.organisationId, actor.organisationId));
    if (invited === undefined) await tx.delete(t.surveyLink).where(own);
    else if (invited !== before) await tx.update(t.surveyLink).set({ invited }).where(own);
  }
  const had = new Set(links.map(({ departmentId }) => departmentId));
  const added = next.departments.filter(({ departmentId }) => !had.has(departmentId));
  if (added.length > 0) await insertLinks(actor, programmeId, next.id, added, tx);
}

/** Changes a survey. Links keep their address. `closed`: it is over, and nothing can change. Null when it is not there. */
export async function editRound(
  actor: Actor,
  asked: { programmeId: string; roundId: string },
  { edit, seen }: { edit: RoundEdit; seen: Seen },
  today: Day,
  tx: Db = db(),
): Promise<RowSaved | SurveyRefusal | Overtaken | Forbidden | { status: 'closed' } | null> {
  if (!may(actor, 'surveys.manage')) return { status: 'forbidden' };
  return tx.transaction(async (inner) => {
    const step = inner as unknown as Db;
    const current = await getCurrent(actor, asked, today, step);
    if (!current) return null;
    const { row, round } = current;
    if (round.state === 'closed') return { status: 'closed' };
    const { kind = row.survey, departments = row.departments, ...said } = edit;
    const fields = { ...row, ...said, survey: kind, name: edit.name.trim(), departments: inOrder(departments) };
    const meant = await meantBy(step, actor, { current: row, fields, seen });
    if (meant.status === 'stale') return meant;
    const refusal = await refusalOf(actor, current, meant.fields, today, step);
    if (refusal) return refusal;
    return { status: 'saved', id: row.id, changeId: await save(actor, current, meant.fields, step) };
  });
}

/** Turns a change of a survey round, other than that it was closed, which is for good. Null when the survey is not there. */
export async function undoSurveyChange(
  actor: Actor,
  { id: undoes, rowId: id, before, after }: OrganisationEntry,
  today: Day,
  tx: Db = db(),
): Promise<RowSaved | SurveyRefusal | Contradicted | Forbidden | null> {
  if (!may(actor, 'surveys.manage')) return { status: 'forbidden' };
  return tx.transaction(async (inner) => {
    const step = inner as unknown as Db;
    const current = await getCurrent(actor, { roundId: id }, today, step);
    if (!current) return null;
    const turned = turnedRound(current.row, { id, before, after });
    if ('conflicts' in turned) return { status: 'refused', reason: 'contradicted', fields: turned.conflicts };
    const refusal = await refusalOf(actor, current, turned.row!, today, step);
    if (refusal) return refusal;
    return { status: 'saved', id, changeId: await save(actor, current, turned.row!, step, undoes) };
  });
}

// What uses a department or a team, by name: the reason it cannot go, and the list of what to change first.
import { and, asc, desc, eq, or, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { type Db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import type { Actor } from './planning/permission';
import type { Label } from './planning/plan';

export type UsedBy = { id: string; programmeId: string; title: Label };
export type NamedRow = { id: string; name: Label };

/** Items of every programme that ask this department. */
export async function itemsOfDepartment(actor: Actor, departmentId: string, tx: Db): Promise<UsedBy[]> {
  return tx
    .select({ id: t.item.id, programmeId: t.item.programmeId, title: { nl: t.item.title, en: t.item.titleEn } })
    .from(t.itemDepartment)
    .innerJoin(
      t.item,
      and(eq(t.item.programmeId, t.itemDepartment.programmeId), eq(t.item.id, t.itemDepartment.itemId)),
    )
    .where(
      and(eq(t.itemDepartment.organisationId, actor.organisationId), eq(t.itemDepartment.departmentId, departmentId)),
    )
    .orderBy(asc(t.item.startDay), asc(t.item.id));
}

/** Items of every programme of which this department said what they do to it. */
export async function impactsOfDepartment(actor: Actor, departmentId: string, tx: Db): Promise<UsedBy[]> {
  return itemsWith(actor, [t.departmentImpact.departmentId], departmentId, tx);
}

/** Surveys of every programme in which it is or was asked, latest first. */
export async function surveysOfDepartment(actor: Actor, departmentId: string, tx: Db): Promise<UsedBy[]> {
  const [r, l] = [t.surveyRound, t.surveyLink];
  const rows = await tx
    .select({ id: r.id, programmeId: r.programmeId, name: r.name })
    .from(l)
    .innerJoin(r, and(eq(r.programmeId, l.programmeId), eq(r.id, l.roundId)))
    .where(and(eq(l.organisationId, actor.organisationId), eq(l.departmentId, departmentId)))
    .orderBy(desc(r.lastDay), asc(r.id));
  return rows.map(({ id, programmeId, name }) => ({ id, programmeId, title: { nl: name, en: null } }));
}

/** Items of every programme that carry hours of this team, or bring it a competence. */
export function itemsOfTeam(actor: Actor, teamId: string, tx: Db): Promise<UsedBy[]> {
  return itemsWith(actor, [t.itemTeamHours.teamId, t.itemRaise.teamId], teamId, tx);
}

/** Items of every programme that need this competence, or bring it to a team. */
export function itemsOfCompetence(actor: Actor, competenceId: string, tx: Db): Promise<UsedBy[]> {
  return itemsWith(actor, [t.itemCompetence.competenceId, t.itemRaise.competenceId], competenceId, tx);
}

/** Items with a row in one of the tables whose column holds the id. */
async function itemsWith(actor: Actor, columns: readonly PgColumn[], id: string, tx: Db): Promise<UsedBy[]> {
  const named = columns.map(
    (column) => sql`exists (select 1 from ${column.table} r
      where r.programme_id = ${t.item.programmeId} and r.item_id = ${t.item.id} and r.${sql.identifier(column.name)} = ${id})`,
  );
  return tx
    .select({ id: t.item.id, programmeId: t.item.programmeId, title: { nl: t.item.title, en: t.item.titleEn } })
    .from(t.item)
    .where(and(eq(t.item.organisationId, actor.organisationId), or(...named)))
    .orderBy(asc(t.item.startDay), asc(t.item.id));
}

/** Teams of which a level of this competence was said. */
export async function teamsOfCompetence(actor: Actor, competenceId: string, tx: Db): Promise<NamedRow[]> {
  const c = t.teamCompetence;
  return tx
    .selectDistinct({ id: t.team.id, name: { nl: t.team.name, en: t.team.nameEn }, position: t.team.position })
    .from(c)
    .innerJoin(t.team, and(eq(t.team.organisationId, c.organisationId), eq(t.team.id, c.teamId)))
    .where(and(eq(c.organisationId, actor.organisationId), eq(c.competenceId, competenceId)))
    .orderBy(asc(t.team.position), asc(t.team.id));
}

/** Products (e-services) of this department. */
export async function productsOfDepartment(actor: Actor, departmentId: string, tx: Db): Promise<NamedRow[]> {
  return tx
    .select({ id: t.product.id, name: { nl: t.product.title, en: t.product.titleEn } })
    .from(t.product)
    .where(and(eq(t.product.organisationId, actor.organisationId), eq(t.product.departmentId, departmentId)))
    .orderBy(asc(t.product.title));
}

/** Products whose hours name this team. */
export async function productsOfTeam(actor: Actor, teamId: string, tx: Db): Promise<NamedRow[]> {
  const result = await tx.execute(sql`select id, title as nl, title_en as en from product
    where organisation_id = ${actor.organisationId}
      and hours_per_team @> ${JSON.stringify([{ teamId }])}::jsonb order by title`);
  return rowsOf<{ id: string; nl: string; en: string | null }>(result).map(({ id, nl, en }) => ({
    id,
    name: { nl, en },
  }));
}

/** What is known of a team over time: its staffing, its steps of regular work, and the competences of which a level was said. */
export async function supplyOfTeam(actor: Actor, teamId: string, tx: Db) {
  const staffing = await tx
    .select({
      id: t.teamStaffing.id,
      teamId: t.teamStaffing.teamId,
      kind: t.teamStaffing.kind,
      fte: t.teamStaffing.fte,
    })
    .from(t.teamStaffing)
    .where(and(eq(t.teamStaffing.organisationId, actor.organisationId), eq(t.teamStaffing.teamId, teamId)))
    .orderBy(asc(t.teamStaffing.fromDay), asc(t.teamStaffing.id));
  const steps = await tx
    .select({ id: t.teamStep.id, teamId: t.teamStep.teamId, from: t.teamStep.fromMonth })
    .from(t.teamStep)
    .where(and(eq(t.teamStep.organisationId, actor.organisationId), eq(t.teamStep.teamId, teamId)))
    .orderBy(asc(t.teamStep.fromMonth));
  const c = t.teamCompetence;
  const competences = await tx
    .selectDistinct({
      ...{ id: t.competence.id, teamId: c.teamId, position: t.competence.position },
      name: { nl: t.competence.name, en: t.competence.nameEn },
    })
    .from(c)
    .innerJoin(
      t.competence,
      and(eq(t.competence.organisationId, c.organisationId), eq(t.competence.id, c.competenceId)),
    )
    .where(and(eq(c.organisationId, actor.organisationId), eq(c.teamId, teamId)))
    .orderBy(asc(t.competence.position), asc(t.competence.id));
  const agreements = await tx
    .select({ id: t.teamAgreement.id, programmeId: t.teamAgreement.programmeId, text: t.teamAgreement.text })
    .from(t.teamAgreement)
    .where(and(eq(t.teamAgreement.organisationId, actor.organisationId), eq(t.teamAgreement.teamId, teamId)))
    .orderBy(asc(t.teamAgreement.untilDay), asc(t.teamAgreement.id));
  return { staffing, steps, competences, agreements };
}

type MetricTable = 'figure' | 'metric_target' | 'metric_owner';

/** Metrics that have rows about this department in a table: its figures, what is wanted of it, or who delivers for it. */
export async function metricsOfDepartment(
  actor: Actor,
  table: MetricTable,
  departmentId: string,
  tx: Db,
): Promise<NamedRow[]> {
  const result = await tx.execute(sql`select m.key as id, m.name as nl, m.name_en as en from metric m
    where m.organisation_id = ${actor.organisationId} and exists (
      select 1 from ${sql.identifier(table)} r where r.organisation_id = m.organisation_id
        and r.metric_key = m.key and r.department_id = ${departmentId})
    order by m.position, m.key`);
  return rowsOf<{ id: string; nl: string; en: string | null }>(result).map(({ id, nl, en }) => ({
    id,
    name: { nl, en },
  }));
}

/** What is rolled out, in any programme, in a cell of this department. */
export async function rolloutOfDepartment(actor: Actor, departmentId: string, tx: Db): Promise<NamedRow[]> {
  const { rolloutCell: c, rolloutSubject: s } = t;
  return tx
    .select({ id: s.id, name: { nl: s.name, en: s.nameEn } })
    .from(c)
    .innerJoin(s, and(eq(s.programmeId, c.programmeId), eq(s.id, c.subjectId)))
    .where(and(eq(c.organisationId, actor.organisationId), eq(c.departmentId, departmentId)))
    .orderBy(asc(s.kind), asc(s.position), asc(s.id));
}

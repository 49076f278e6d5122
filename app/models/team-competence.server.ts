// The levels teams have of competences over time; every change stands in the municipality's history.
import { and, asc, eq, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { findCompetences } from './directory.server';
import type { OrganisationEntry, Seen } from './organisation-history.server';
import { createRow, editRow, removeRow, type RowRemoved, type RuledTable, undoRow } from './organisation-rows.server';
import type { LevelRow } from './planning/capacity/competence';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';
import type { Label } from './planning/plan';
import { findTeams } from './team.server';

export type TeamLevelFields = LevelRow & { note: string };
/** Levels have their days for an order: their position is always 0. */
export type TeamLevel = TeamLevelFields & { id: string; position: number };
export type LevelRefusal = { status: 'refused'; reason: 'level'; field: string; why: string };

const c = t.teamCompetence;
const own = (actor: Actor, id: string) => and(eq(c.id, id), eq(c.organisationId, actor.organisationId));

const columns = {
  id: c.id,
  teamId: c.teamId,
  competenceId: c.competenceId,
  level: c.level,
  from: sql<Day | null>`${c.fromDay}`,
  note: c.note,
  position: c.position,
};

/** Every level that was said, of every team, by day. */
export async function findTeamLevels(actor: Actor, tx: Db = db()): Promise<TeamLevel[]> {
  return tx
    .select(columns)
    .from(c)
    .where(eq(c.organisationId, actor.organisationId))
    .orderBy(asc(c.teamId), asc(c.competenceId), sql`${c.fromDay} nulls first`);
}

/** One level, or null. */
export async function getTeamLevel(actor: Actor, id: string, tx: Db = db()): Promise<TeamLevel | null> {
  const [row] = await tx.select(columns).from(c).where(own(actor, id));
  return row ?? null;
}

const refused = (field: string, why: string): LevelRefusal => ({ status: 'refused', reason: 'level', field, why });

async function refusalOf(actor: Actor, id: string | null, fields: TeamLevelFields, tx: Db) {
  if (!(await findTeams(actor, tx)).some((team) => team.id === fields.teamId)) return refused('teamId', 'choose');
  const competences = await findCompetences(actor, tx);
  if (!competences.some((row) => row.id === fields.competenceId)) return refused('competenceId', 'choose');
  const same = (await findTeamLevels(actor, tx)).find(
    (row) => row.teamId === fields.teamId && row.competenceId === fields.competenceId && row.from === fields.from,
  );
  return same && same.id !== id ? refused('from', 'taken') : null;
}

const table: RuledTable<TeamLevelFields, LevelRefusal, object> = {
  collection: 'team_competences',
  action: 'teams.change',
  titleOf: () => null,
  get: getTeamLevel,
  refusalOf,
  usageOf: async (actor, id, tx) => ((await getTeamLevel(actor, id, tx)) ? {} : null),
  nextPosition: () => Promise.resolve(0),
  insert: (tx, { organisationId }, { from, ...row }) => tx.insert(c).values({ ...row, fromDay: from, organisationId }),
  update: (tx, actor, { from, ...row }) =>
    tx
      .update(c)
      .set({ ...row, fromDay: from })
      .where(own(actor, row.id)),
  remove: (tx, actor, id) => tx.delete(c).where(own(actor, id)),
};

/** The table with a name for every row: `DIV – Vervanging en scankwaliteit`. */
async function called(actor: Actor, tx: Db): Promise<typeof table> {
  const [teams, competences] = await Promise.all([findTeams(actor, tx), findCompetences(actor, tx)]);
  const names = new Map<string, Label>([
    ...teams.map(({ id, name }) => [id, name] as const),
    ...competences.map(({ id, title }) => [id, title] as const),
  ]);
  const titleOf = ({ teamId, competenceId }: TeamLevel): Label | null => {
    const [team, competence] = [names.get(teamId), names.get(competenceId)];
    if (!team || !competence) return null;
    return {
      nl: `${team.nl} – ${competence.nl}`,
      en: `${team.en ?? team.nl} – ${competence.en ?? competence.nl}`,
    };
  };
  return { ...table, titleOf };
}

/** Says from when a team has a level of a competence. */
export async function createTeamLevel(actor: Actor, fields: TeamLevelFields, tx: Db = db()) {
  return createRow(tx, actor, await called(actor, tx), fields);
}

/** Changes a level, its day or its note. Null when it is not there. */
export async function editTeamLevel(
  actor: Actor,
  asked: { id: string; fields: TeamLevelFields; seen?: Seen },
  tx: Db = db(),
) {
  return editRow(tx, actor, await called(actor, tx), asked);
}

/** Null when it is not there. */
export async function removeTeamLevel(
  actor: Actor,
  id: string,
  tx: Db = db(),
): Promise<RowRemoved | { status: 'forbidden' } | null> {
  const answer = await removeRow(tx, actor, await called(actor, tx), id);
  // nothing uses a level
  return answer?.status === 'refused' ? null : answer;
}

/** Turns a change of a level round. */
export async function undoLevelChange(actor: Actor, entry: OrganisationEntry, tx: Db = db()) {
  return undoRow(tx, actor, await called(actor, tx), entry);
}

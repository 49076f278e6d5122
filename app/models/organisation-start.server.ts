// What a municipality begins with: the teams, competences and metrics that the blueprint speaks of.
import type { Db } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import type { BlueprintDocument } from './planning/blueprint/document';

/** Adds the competences of a blueprint; answers their ids by key. */
export async function addCompetences(
  tx: Db,
  organisationId: string,
  { competences }: BlueprintDocument,
): Promise<Map<string, string>> {
  const ids = new Map(competences.map((row) => [row.key, newId()]));
  await tx.insert(t.competence).values(
    competences.map((row, position) => ({
      ...{ id: ids.get(row.key)!, organisationId, key: row.key, name: row.title.nl, nameEn: row.title.en, position },
    })),
  );
  return ids;
}

/** Adds the metrics of a blueprint. */
export async function addMetrics(tx: Db, organisationId: string, { metrics }: BlueprintDocument): Promise<void> {
  await tx.insert(t.metric).values(
    metrics.map(({ key, code, title, unit, direction, figures, ...definition }, position) => ({
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
}

/** Gives a new municipality the teams, competences and metrics of a blueprint; numbers are for its people to fill in. */
export async function furnish(tx: Db, organisationId: string, document: BlueprintDocument): Promise<void> {
  await tx.insert(t.team).values(
    document.teams.map(({ key, title, of_departments: ofDepartments = false, role = null }, position) => ({
      ...{ id: newId(), organisationId, key, name: title.nl, nameEn: title.en, position },
      ...{ ofDepartments, role },
    })),
  );
  await addCompetences(tx, organisationId, document);
  await addMetrics(tx, organisationId, document);
}

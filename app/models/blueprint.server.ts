// The blueprint library of a municipality: documents kept whole.
import { and, asc, desc, eq, max, sql } from 'drizzle-orm';
import { shippedBlueprint } from './blueprint-file.server';
import { type Db, db } from './db/client.server';
import { newId } from './id.server';
import * as t from './db/schema';
import { type BlueprintDocument, blueprintDocument } from './planning/blueprint/document';
import type { Day } from './planning/day';
import { type Actor, may } from './planning/permission';

/** Where a blueprint came from: it ships with the product, was written from a programme, or somebody made the file. */
export type BlueprintOrigin =
  { kind: 'shipped' } | { kind: 'programme'; goLive: Day; prepWeeks: number } | { kind: 'file' };

function originOf(exported: BlueprintDocument['exported'] | null | undefined, isShipped: boolean): BlueprintOrigin {
  if (isShipped) return { kind: 'shipped' };
  return exported
    ? { kind: 'programme', goLive: exported.go_live as Day, prepWeeks: exported.prep_weeks }
    : { kind: 'file' };
}

/** Compared in the database, where the order of fields does not matter; only the one row that may be equal is. */
function isShipped() {
  const document = shippedBlueprint();
  return sql<boolean>`case when ${t.blueprint.key} = ${document.key} and ${t.blueprint.version} = ${document.version}
    then ${t.blueprint.document} = ${JSON.stringify(document)}::jsonb else false end`;
}

/** The municipality's blueprints, newest version of each first. */
export async function findBlueprints(actor: Actor, tx: Db = db()) {
  const rows = await tx
    .select({
      id: t.blueprint.id,
      key: t.blueprint.key,
      version: t.blueprint.version,
      name: { nl: t.blueprint.name, en: t.blueprint.nameEn },
      createdAt: t.blueprint.createdAt,
      exported: sql<BlueprintDocument['exported'] | null>`${t.blueprint.document} -> 'exported'`,
      shipped: isShipped(),
      programmes: sql<number>`(select count(*)::int from programme p where p.blueprint_id = blueprint.id
        and p.organisation_id = ${actor.organisationId})`,
    })
    .from(t.blueprint)
    .where(eq(t.blueprint.organisationId, actor.organisationId))
    .orderBy(asc(t.blueprint.key), desc(t.blueprint.version));
  return rows.map(({ exported, shipped, ...row }) => ({ ...row, origin: originOf(exported, shipped) }));
}

/** One blueprint with its document, or null. */
export async function getBlueprint(actor: Actor, id: string, tx: Db = db()) {
  const [row] = await tx
    .select({ row: t.blueprint, shipped: isShipped() })
    .from(t.blueprint)
    .where(and(eq(t.blueprint.id, id), eq(t.blueprint.organisationId, actor.organisationId)));
  if (!row) return null;
  // Parsed, so that a document kept before the format got a section has that section, empty.
  const document = blueprintDocument.parse(row.row.document);
  return { ...row.row, document, origin: originOf(document.exported, row.shipped) };
}

/** The blueprint as its file says it, fields in the order of the format: the database keeps them in an order of its own. */
export async function getBlueprintDocument(actor: Actor, id: string, tx: Db = db()): Promise<BlueprintDocument | null> {
  const blueprint = await getBlueprint(actor, id, tx);
  return blueprint ? blueprintDocument.parse(blueprint.document) : null;
}

export type BlueprintAdded =
  | { status: 'saved' | 'known'; id: string }
  /** The key and version are in use for another document; `next` is the first version that is free. */
  | { status: 'taken'; id: string; next: number }
  | { status: 'forbidden' };

/**
 * Adds a document to the library. The same key and version again is `known` when equal, `taken` when it differs;
 * with `asNextVersion` it gets the first free version instead.
 */
export async function addBlueprint(
  actor: Actor,
  document: BlueprintDocument,
  tx: Db = db(),
  asNextVersion = false,
): Promise<BlueprintAdded> {
  if (!may(actor, 'blueprint.import')) return { status: 'forbidden' };
  const { organisationId } = actor;
  const id = newId();
  const insert = (version: number) =>
    tx
      .insert(t.blueprint)
      .values({
        id,
        organisationId,
        key: document.key,
        version,
        name: document.title.nl,
        nameEn: document.title.en,
        document: { ...document, version },
      })
      .onConflictDoNothing()
      .returning({ id: t.blueprint.id });
  const [added] = await insert(document.version);
  if (added) return { status: 'saved', id };
  const same = await tx
    .select({ id: t.blueprint.id, version: t.blueprint.version })
    .from(t.blueprint)
    .where(
      and(
        eq(t.blueprint.organisationId, organisationId),
        eq(t.blueprint.key, document.key),
        // the version is part of the document; apart from it, they are compared as values
        sql`(${t.blueprint.document} - 'version') = (${JSON.stringify(document)}::jsonb - 'version')`,
      ),
    )
    .orderBy(asc(t.blueprint.version));
  const known = same.find((row) => row.version === document.version) ?? (asNextVersion ? same[0] : undefined);
  if (known) return { status: 'known', id: known.id };
  const ofKey = and(eq(t.blueprint.organisationId, organisationId), eq(t.blueprint.key, document.key));
  const [top] = await tx
    .select({ version: max(t.blueprint.version) })
    .from(t.blueprint)
    .where(ofKey);
  const next = (top?.version ?? 0) + 1;
  if (asNextVersion) {
    const [later] = await insert(next);
    if (later) return { status: 'saved', id };
  }
  const [taken] = await tx
    .select({ id: t.blueprint.id })
    .from(t.blueprint)
    .where(and(ofKey, eq(t.blueprint.version, document.version)));
  return { status: 'taken', id: taken?.id ?? id, next };
}

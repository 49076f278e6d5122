// The blueprint library of a municipality: documents kept whole.
import { and, asc, desc, eq } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import { newId } from './id.server';
import * as t from './db/schema';
import { type BlueprintDocument, blueprintDocument } from './planning/blueprint/document';
import { type Actor, may } from './planning/permission';

/** The municipality's blueprints, newest version of each first. */
export async function findBlueprints(actor: Actor, tx: Db = db()) {
  return tx
    .select({
      id: t.blueprint.id,
      key: t.blueprint.key,
      version: t.blueprint.version,
      name: { nl: t.blueprint.name, en: t.blueprint.nameEn },
      createdAt: t.blueprint.createdAt,
    })
    .from(t.blueprint)
    .where(eq(t.blueprint.organisationId, actor.organisationId))
    .orderBy(asc(t.blueprint.key), desc(t.blueprint.version));
}

/** One blueprint with its document, or null. */
export async function getBlueprint(actor: Actor, id: string, tx: Db = db()) {
  const [row] = await tx
    .select()
    .from(t.blueprint)
    .where(and(eq(t.blueprint.id, id), eq(t.blueprint.organisationId, actor.organisationId)));
  return row ? { ...row, document: row.document as BlueprintDocument } : null;
}

export type BlueprintAdded = { status: 'saved' | 'known'; id: string } | { status: 'taken' } | { status: 'forbidden' };

/** Adds a document to the library. The same key and version again is `known` when equal, `taken` when it differs. */
export async function addBlueprint(actor: Actor, document: BlueprintDocument, tx: Db = db()): Promise<BlueprintAdded> {
  if (!may(actor, 'blueprint.import')) return { status: 'forbidden' };
  const { organisationId } = actor;
  const id = newId();
  const inserted = await tx
    .insert(t.blueprint)
    .values({
      id,
      organisationId,
      key: document.key,
      version: document.version,
      name: document.title.nl,
      nameEn: document.title.en,
      document,
    })
    .onConflictDoNothing()
    .returning({ id: t.blueprint.id });
  if (inserted.length > 0) return { status: 'saved', id };
  const [known] = await tx
    .select()
    .from(t.blueprint)
    .where(
      and(
        eq(t.blueprint.organisationId, organisationId),
        eq(t.blueprint.key, document.key),
        eq(t.blueprint.version, document.version),
      ),
    );
  if (!known) return { status: 'taken' };
  const same = JSON.stringify(blueprintDocument.parse(known.document)) === JSON.stringify(document);
  return same ? { status: 'known', id: known.id } : { status: 'taken' };
}

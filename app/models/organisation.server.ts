// The municipality itself: the house styles there are, and the revision that tells every kept plan that its surroundings changed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import type { Actor } from './planning/permission';

/** Waits for whoever is changing departments, teams or calendar, so that a check and what it allows are one thing. */
export async function lockOrganisation(tx: Db, organisationId: string): Promise<void> {
  await tx.execute(sql`select 1 from organisation where id = ${organisationId} for update`);
}

/** Every change of departments, teams, calendar or organisation ends with this, in the same transaction. */
export async function raiseRevision(tx: Db, organisationId: string): Promise<number> {
  const [row] = await tx
    .update(t.organisation)
    .set({ revision: sql`${t.organisation.revision} + 1` })
    .where(eq(t.organisation.id, organisationId))
    .returning({ revision: t.organisation.revision });
  if (!row) throw new Error(`no organisation ${organisationId}`);
  return row.revision;
}

/** The actor's own municipality. */
export async function getOrganisation(actor: Actor, tx: Db = db()) {
  const [row] = await tx
    .select({
      id: t.organisation.id,
      name: t.organisation.name,
      theme: t.organisation.theme,
      goodFriday: t.organisation.goodFriday,
      productiveHours: t.organisation.productiveHours,
      schoolRegion: t.organisation.schoolRegion,
      revision: t.organisation.revision,
    })
    .from(t.organisation)
    .where(eq(t.organisation.id, actor.organisationId));
  return row ?? null;
}

export type Theme = { key: string; accent: string; paper: string; ink: string; line: string };

/** Where the browser's files are: beside the build when there is one. */
const themeFolders = ['build/client/themes', 'public/themes'];

/** The last colour a token is set to in a file of tokens; other values (var, names) are not a picture's business. */
function colourOf(css: string, token: string, otherwise: string): string {
  const found = [...css.matchAll(new RegExp(`${token}:\\s*(#[0-9a-fA-F]{3,8})\\s*;`, 'g'))].at(-1);
  return found?.[1] ?? otherwise;
}

/** The house styles that can be chosen: every file of tokens among the browser's files, read at run time. */
export function findThemes(): Theme[] {
  for (const folder of themeFolders) {
    const path = join(process.cwd(), folder);
    let files: string[];
    try {
      files = readdirSync(path);
    } catch {
      continue;
    }
    return files
      .flatMap((file) => /^([a-z0-9][a-z0-9-]{0,39})\.css$/.exec(file)?.[1] ?? [])
      .sort()
      .map((key) => {
        const css = readFileSync(join(path, `${key}.css`), 'utf8');
        return {
          key,
          accent: colourOf(css, '--basis-color-accent-1-inverse-bg-default', '#4e2a84'),
          paper: colourOf(css, '--basis-color-default-bg-document', '#ffffff'),
          ink: colourOf(css, '--basis-color-default-color-document', '#001a40'),
          line: colourOf(css, '--basis-color-accent-1-border-default', '#7a51b3'),
        };
      });
  }
  return [];
}

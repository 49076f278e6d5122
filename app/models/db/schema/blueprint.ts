// What programmes begin with.
import { integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { createdAt } from './columns';
import { ofOrganisation } from './organisation';

/** Blueprints a municipality can start from; the document is kept whole, in the product's own format. */
export const blueprint = pgTable(
  'blueprint',
  {
    id: text('id').primaryKey(),
    organisationId: ofOrganisation(),
    key: text('key').notNull(),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    document: jsonb('document').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('blueprint_in_organisation').on(t.organisationId, t.id),
    unique('blueprint_key').on(t.organisationId, t.key, t.version),
  ],
);

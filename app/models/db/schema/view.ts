// Screens as somebody had set them, under a name: of one person, or shared; and with which of them a screen starts.
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { roles } from '../../planning/permission';
import { longestSearch } from '../../planning/views/kept-search';
import { viewScreens } from '../../planning/views/view-screens';
import { createdAt, oneOf, organisationId } from './columns';
import { userAccount } from './organisation';
import { programme } from './programme';

/**
 * What its address names has no foreign key, nor has the department it is shared with: a department that is removed and put back by
 * undoing has its views again. An account is never removed while it has views: it becomes inactive, and what was shared stays.
 */
export const savedView = pgTable(
  'saved_view',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    /** Null: of all programmes of the municipality. */
    programmeId: text('programme_id'),
    ownerId: text('owner_id').notNull(),
    screen: text('screen').notNull(),
    /** `?…`, read anew whenever it is used; empty: the screen as it comes. */
    search: text('search').notNull(),
    name: text('name').notNull(),
    sharedRole: text('shared_role'),
    sharedDepartmentId: text('shared_department_id'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('saved_view_in_organisation').on(t.organisationId, t.id),
    unique('saved_view_name').on(t.ownerId, t.screen, t.name, t.programmeId).nullsNotDistinct(),
    foreignKey({
      name: 'saved_view_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'saved_view_owner',
      columns: [t.organisationId, t.ownerId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('saved_view_programme_index').on(t.organisationId, t.programmeId),
    index('saved_view_owner_index').on(t.organisationId, t.ownerId),
    check('saved_view_screen', sql`${t.screen} in (${oneOf(viewScreens)})`),
    check('saved_view_role', sql`${t.sharedRole} in (${oneOf(roles)})`),
    check('saved_view_shared_once', sql`num_nonnulls(${t.sharedRole}, ${t.sharedDepartmentId}) <= 1`),
    check('saved_view_named', sql`length(trim(${t.name})) > 0`),
    check('saved_view_length', sql`length(${t.search}) <= ${sql.raw(String(longestSearch))}`),
  ],
);

/** With which view somebody starts a screen of a programme. */
export const savedViewStart = pgTable(
  'saved_view_start',
  {
    organisationId: organisationId(),
    userId: text('user_id').notNull(),
    programmeId: text('programme_id').notNull(),
    screen: text('screen').notNull(),
    viewId: text('view_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.programmeId, t.screen] }),
    foreignKey({
      name: 'saved_view_start_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'saved_view_start_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'saved_view_start_view',
      columns: [t.organisationId, t.viewId],
      foreignColumns: [savedView.organisationId, savedView.id],
    }).onDelete('cascade'),
    index('saved_view_start_user_index').on(t.organisationId, t.userId),
    index('saved_view_start_programme_index').on(t.organisationId, t.programmeId),
    index('saved_view_start_view_index').on(t.organisationId, t.viewId),
    check('saved_view_start_screen', sql`${t.screen} in (${oneOf(viewScreens)})`),
  ],
);

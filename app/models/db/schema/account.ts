// How people prove who they are, who stands in for whom, which groups give which role, and what happened at the door.
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import { roles } from '../../planning/permission';
import { linkPurposes, securityEvents } from '../../planning/security-event';
import { oneOf, organisationId } from './columns';
import { department, organisation, userAccount } from './organisation';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });

/** Somebody who signs in with a password of our own. */
export const localAccount = pgTable(
  'local_account',
  {
    userId: text('user_id').primaryKey(),
    organisationId: organisationId(),
    /** The e-mail address in small letters; one person in the whole installation. */
    login: text('login').notNull(),
    /** Argon2id in its own notation; null as long as nobody chose a password. */
    passwordHash: text('password_hash'),
    passwordAt: moment('password_at'),
    /** The key of the second step, see secret-box.server.ts; in force once it was confirmed. */
    totpSecret: text('totp_secret'),
    totpAt: moment('totp_at'),
    /** The last step of thirty seconds of which a code was used, so that none is used twice. */
    totpStep: integer('totp_step'),
  },
  (t) => [
    unique('local_account_login').on(t.login),
    foreignKey({
      name: 'local_account_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
    index('local_account_user_index').on(t.organisationId, t.userId),
    check('local_account_login_small', sql`${t.login} = lower(${t.login}) and length(${t.login}) > 0`),
    check('local_account_totp', sql`${t.totpAt} is null or ${t.totpSecret} is not null`),
  ],
);

/** For who lost the telephone: ten codes, each good once; only hashes are kept. */
export const recoveryCode = pgTable(
  'recovery_code',
  {
    hash: text('hash').primaryKey(),
    organisationId: organisationId(),
    userId: text('user_id').notNull(),
    usedAt: moment('used_at'),
  },
  (t) => [
    foreignKey({
      name: 'recovery_code_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
    index('recovery_code_user_index').on(t.organisationId, t.userId),
  ],
);

/** The address with which somebody chooses a password: once, for a while; only its hash is kept. */
export const accountLink = pgTable(
  'account_link',
  {
    hash: text('hash').primaryKey(),
    organisationId: organisationId(),
    userId: text('user_id').notNull(),
    purpose: text('purpose').$type<(typeof linkPurposes)[number]>().notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (t) => [
    foreignKey({
      name: 'account_link_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
    index('account_link_user_index').on(t.organisationId, t.userId),
    check('account_link_purpose', sql`${t.purpose} in (${oneOf(linkPurposes)})`),
  ],
);

/** Who somebody is at the identity provider: the issuer and its own name for a person, which is never given to another. */
export const identity = pgTable(
  'identity',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    organisationId: organisationId(),
    userId: text('user_id').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.issuer, t.subject] }),
    unique('identity_one_per_issuer').on(t.userId, t.issuer),
    foreignKey({
      name: 'identity_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
    index('identity_user_index').on(t.organisationId, t.userId),
  ],
);

/** A sign-in that is half way: at the identity provider, or between password and second step. Gone once it was used. */
export const signInAttempt = pgTable(
  'sign_in_attempt',
  {
    idHash: text('id_hash').primaryKey(),
    kind: text('kind').$type<'oidc' | 'totp'>().notNull(),
    /** Null: nobody knows yet who it is. */
    userId: text('user_id').references(() => userAccount.id, { onDelete: 'cascade' }),
    data: jsonb('data').$type<Record<string, string>>().notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (t) => [
    index('sign_in_attempt_user_index').on(t.userId),
    check('sign_in_attempt_kind', sql`${t.kind} in ('oidc', 'totp')`),
  ],
);

/** Failed tries of the last day, of names that exist and of names that do not; what was typed is kept as a hash. */
export const signInFailure = pgTable(
  'sign_in_failure',
  {
    id: text('id').primaryKey(),
    at: moment('at').notNull(),
    loginHash: text('login_hash').notNull(),
    addressHash: text('address_hash').notNull(),
    /** The device that was known for this account; such a try counts for that device alone. */
    deviceHash: text('device_hash'),
  },
  (t) => [
    index('sign_in_failure_login_index').on(t.loginHash, t.at),
    index('sign_in_failure_address_index').on(t.addressHash, t.at),
    index('sign_in_failure_at_index').on(t.at),
  ],
);

/** A browser from which somebody signed in before. */
export const knownDevice = pgTable(
  'known_device',
  {
    hash: text('hash').primaryKey(),
    organisationId: organisationId(),
    userId: text('user_id').notNull(),
    seenAt: moment('seen_at').notNull(),
  },
  (t) => [
    foreignKey({
      name: 'known_device_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
    index('known_device_user_index').on(t.organisationId, t.userId),
  ],
);

/** Who stands in for whom: from a day until a day, after which it is over by itself. */
export const deputy = pgTable(
  'deputy',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    absentId: text('absent_id').notNull(),
    userId: text('user_id').notNull(),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    untilDay: date('until_day', { mode: 'string' }).notNull(),
  },
  (t) => [
    foreignKey({
      name: 'deputy_absent',
      columns: [t.organisationId, t.absentId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'deputy_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
    index('deputy_absent_index').on(t.organisationId, t.absentId),
    index('deputy_user_index').on(t.organisationId, t.userId),
    check('deputy_order', sql`${t.fromDay} < ${t.untilDay}`),
    check('deputy_of_another', sql`${t.absentId} <> ${t.userId}`),
  ],
);

/** What a group of the identity provider gives: a role, a department, or both. */
export const groupMapping = pgTable(
  'group_mapping',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId().references(() => organisation.id, { onDelete: 'cascade' }),
    /** As the provider sends it: a name, a path or an id. */
    groupName: text('group_name').notNull(),
    role: text('role').$type<(typeof roles)[number]>(),
    departmentId: text('department_id'),
  },
  (t) => [
    unique('group_mapping_once').on(t.organisationId, t.groupName, t.role, t.departmentId).nullsNotDistinct(),
    foreignKey({
      name: 'group_mapping_department',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
    }).onDelete('cascade'),
    index('group_mapping_department_index').on(t.organisationId, t.departmentId),
    check('group_mapping_role', sql`${t.role} in (${oneOf(roles)})`),
    check('group_mapping_gives', sql`num_nonnulls(${t.role}, ${t.departmentId}) > 0`),
  ],
);

/** What happened at the door and to rights; append-only, kept for at least a year. */
export const securityEvent = pgTable(
  'security_event',
  {
    id: text('id').primaryKey(),
    /** Null: of nobody's municipality, such as a name that does not exist. */
    organisationId: text('organisation_id').references(() => organisation.id, { onDelete: 'cascade' }),
    at: moment('at').notNull(),
    kind: text('kind').$type<(typeof securityEvents)[number]>().notNull(),
    ok: boolean('ok').notNull(),
    /** About whom. */
    userId: text('user_id'),
    /** Who did it; null: the person themself, or nobody who was known. */
    byId: text('by_id'),
    /** The network address it came from, and the kind of browser. */
    origin: text('origin').notNull().default(''),
    device: text('device').notNull().default(''),
    detail: text('detail').notNull().default(''),
  },
  (t) => [
    foreignKey({
      name: 'security_event_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    foreignKey({
      name: 'security_event_by',
      columns: [t.organisationId, t.byId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('security_event_at_index').on(t.organisationId, t.at),
    index('security_event_user_index').on(t.organisationId, t.userId, t.at),
    index('security_event_by_index').on(t.organisationId, t.byId),
    check('security_event_kind', sql`${t.kind} in (${oneOf(securityEvents)})`),
  ],
);

/** Codes in the log with which the first administrator is made; all gone once one was used. */
export const firstStartCode = pgTable('first_start_code', {
  hash: text('hash').primaryKey(),
  createdAt: moment('created_at').notNull(),
});

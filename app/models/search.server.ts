// Everything of a municipality that has a name, found by words: the database narrows, planning/search ranks.
import { type SQL, sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import type { Day } from './planning/day';
import type { DecisionOutcome } from './planning/gate';
import { type Actor, may } from './planning/permission';
import type { ItemKind, Progress } from './planning/plan';
import type { ProposalState } from './planning/capacity/measure';
import { endsOf, leastCompound } from './planning/search/compound';
import { accents } from './planning/search/fold';
import { type FoundKind, mostPerKind } from './planning/search/kinds';
import { ranked } from './planning/search/rank';
import type { StatusColour, StatusKind } from './planning/status/status-entry';

/** What is told of a find besides its name. */
export type FoundFacts = {
  item: { kind: ItemKind; progress: Progress; from: Day; until: Day; retired: boolean };
  status: { colour: StatusColour; subjectKind: StatusKind; subjectId: string; day: Day };
  decision: { outcome: DecisionOutcome; itemId: string; day: Day };
  proposal: { state: ProposalState };
  metric: { active: boolean };
  person: { active: boolean };
};
/** What is found by its name alone. */
type Plain = Exclude<FoundKind, keyof FoundFacts | 'screen'>;

type Row = { id: string; programmeId: string | null };
/** Something that was found; `rank` is how well it fits. */
export type Found = { rank: number; title: string } & (
  | { [K in keyof FoundFacts]: Row & { kind: K; facts: FoundFacts[K] } }[keyof FoundFacts]
  | (Row & { kind: Plain; facts: null })
);

/** The database gives this many of a kind to choose the best from. */
const narrowedTo = 4 * mostPerKind;
/** What more names hold than this says too little to look at all of them. */
const atMost = 1_000;

const none = sql`null::text`;
const noFacts = sql`null::json`;
const dayOf = (moment: SQL) => sql`to_char(${moment} at time zone 'Europe/Amsterdam', 'YYYY-MM-DD')`;

/** Where each kind stands: what it is called, in which languages and by which code, what else is known of it, and what is told of it. */
type Source = {
  from: SQL;
  id: SQL;
  title: SQL;
  titleEn?: SQL;
  code?: SQL;
  rest?: SQL;
  programmeId?: SQL;
  facts?: SQL;
  only?: SQL;
  /** Where it is kept folded already. */
  hay?: SQL;
};

const sources: Record<Exclude<FoundKind, 'screen'>, Source> = {
  programme: {
    from: sql`programme s`,
    id: sql`s.id`,
    title: sql`s.name`,
    rest: sql`s.description`,
    programmeId: sql`s.id`,
  },
  item: {
    ...{
      from: sql`item s`,
      id: sql`s.id`,
      title: sql`s.title`,
      titleEn: sql`s.title_en`,
      programmeId: sql`s.programme_id`,
    },
    ...{ code: sql`s.key`, rest: sql`s.description` },
    hay: sql`s.sought`,
    facts: sql`json_build_object('kind', s.kind, 'progress', s.progress, 'from', s.start_day, 'until', s.until_day,
      'retired', s.retired)`,
  },
  phase: {
    ...{
      from: sql`phase s`,
      id: sql`s.id`,
      title: sql`s.title`,
      titleEn: sql`s.title_en`,
      programmeId: sql`s.programme_id`,
    },
    ...{ code: sql`s.key`, rest: sql`s.description` },
    only: sql`s.active`,
  },
  workstream: {
    ...{ from: sql`workstream s`, id: sql`s.id`, title: sql`s.title`, titleEn: sql`s.title_en`, code: sql`s.key` },
    programmeId: sql`s.programme_id`,
  },
  department: { from: sql`department s`, id: sql`s.id`, title: sql`s.name`, titleEn: sql`s.name_en`, code: sql`s.key` },
  team: { from: sql`team s`, id: sql`s.id`, title: sql`s.name`, titleEn: sql`s.name_en`, code: sql`s.key` },
  metric: {
    ...{ from: sql`metric s`, id: sql`s.key`, title: sql`s.name`, titleEn: sql`s.name_en` },
    code: sql`concat_ws(' ', s.code, s.key)`,
    facts: sql`json_build_object('active', s.active)`,
  },
  status: {
    ...{ from: sql`status_entry s`, id: sql`s.id`, title: sql`s.headline`, programmeId: sql`s.programme_id` },
    facts: sql`json_build_object('colour', s.colour, 'subjectKind', s.subject_kind, 'subjectId', s.subject_id,
      'day', ${dayOf(sql`s.at`)})`,
  },
  decision: {
    from: sql`(select d.*, i.title, i.title_en from decision d
      join item i on i.programme_id = d.programme_id and i.id = d.item_id) s`,
    ...{ id: sql`s.id`, title: sql`s.title`, titleEn: sql`s.title_en`, rest: sql`s.decider` },
    programmeId: sql`s.programme_id`,
    facts: sql`json_build_object('outcome', s.outcome, 'itemId', s.item_id, 'day', s.on_day)`,
  },
  proposal: {
    ...{ from: sql`capacity_proposal s`, id: sql`s.id`, title: sql`s.title`, programmeId: sql`s.programme_id` },
    facts: sql`json_build_object('state', s.state)`,
  },
  blueprint: { from: sql`blueprint s`, id: sql`s.id`, title: sql`s.name`, titleEn: sql`s.name_en`, code: sql`s.key` },
  // By name alone: an address says more of somebody than who searches has asked.
  person: {
    ...{ from: sql`user_account s`, id: sql`s.id`, title: sql`s.name` },
    facts: sql`json_build_object('active', s.active)`,
  },
};

/** As `fold` of planning/search; accents are looked for only in the few texts that have any. */
const folded = (text: SQL) => sql`case when octet_length(${text}) = char_length(${text}) then lower(${text})
  else translate(lower(${text}), ${accents.from}, ${accents.to}) end`;

/** A word as plain text in a pattern: `%` and `_` mean themselves. */
const plain = (word: string) => word.replace(/[\\%_]/g, '\\$&');

/** Whether a text may hold a word, or both ends of a compound. Never false for what `rankOf` finds. */
function mayHold(text: SQL, word: string): SQL {
  if (word.length < leastCompound) return sql`${text} like ${`%${plain(word)}%`}`;
  const [first, last] = endsOf(word);
  return sql`${text} like ${`%${plain(first)}%`} and ${text} like ${`%${plain(last)}%`}`;
}

function narrowed(kind: Exclude<FoundKind, 'screen'>, organisationId: string, words: readonly string[]): SQL {
  const {
    from,
    id,
    title,
    titleEn = none,
    code = none,
    rest = none,
    programmeId = none,
    facts = noFacts,
    only,
    hay,
  } = sources[kind];
  const row = sql`${id} as id, ${title} as title, ${titleEn} as title_en, ${code} as code, ${rest} as rest, ${programmeId} as programme_id,
    ${facts} as facts`;
  const theirs = sql`from ${from} where s.organisation_id = ${organisationId}${only ? sql` and ${only}` : sql``}`;
  const holds = (text: SQL) =>
    sql.join(
      words.map((word) => mayHold(text, word)),
      sql` and `,
    );
  const raw = sql`concat_ws(' ', ${title}, ${titleEn}, ${code}, ${rest})`;
  // `offset 0` keeps the database from folding a text again for every question about it.
  const found = hay
    ? sql`select ${row}, ${hay} as hay ${theirs} and ${holds(hay)} limit ${atMost}`
    : sql`select * from (select t.*, ${folded(sql`t.raw`)} as hay from (select ${row}, ${raw} as raw ${theirs} offset 0) t offset 0) f
        where ${holds(sql`f.hay`)} limit ${atMost}`;
  const first = plain(words[0]!);
  return sql`(select ${kind}::text as kind, r.id, r.title, r.title_en as "titleEn", r.code, r.rest, r.programme_id as "programmeId", r.facts
    from (${found}) r
    order by r.hay like ${`${first}%`} desc, r.hay like ${`% ${first}%`} desc, length(r.title), r.id
    limit ${narrowedTo})`;
}

type Narrowed = {
  kind: Exclude<FoundKind, 'screen'>;
  id: string;
  title: string;
  titleEn: string | null;
  code: string | null;
  rest: string | null;
  programmeId: string | null;
  facts: unknown;
};

/** What is retired or no longer used is found, after what is not. */
const after = 20;
const isPast = ({ kind, facts }: Found) =>
  (kind === 'item' && facts.retired) || ((kind === 'metric' || kind === 'person') && !facts.active);

export type SearchAsked = {
  /** Folded, as a query has them; at least one. */
  words: readonly string[];
  /** In which language names are shown; the other one is searched, too. */
  language: 'nl' | 'en';
};

/** Everything of the actor's municipality that fits, best first, at most {@link mostPerKind} of a kind; people only for who manages them. */
export async function findByWords(actor: Actor, { words, language }: SearchAsked, tx: Db = db()): Promise<Found[]> {
  if (words.length === 0) return [];
  const kinds = (Object.keys(sources) as (keyof typeof sources)[]).filter(
    (kind) => kind !== 'person' || may(actor, 'people.change'),
  );
  const query = sql.join(
    kinds.map((kind) => narrowed(kind, actor.organisationId, words)),
    sql` union all `,
  );
  const rows = rowsOf<Narrowed>(await tx.execute(query)).map(({ title, titleEn, code, rest, ...row }) => {
    const [shown, other] = language === 'en' && titleEn ? [titleEn, title] : [title, titleEn];
    const also = [other, code].filter(Boolean).join(' ');
    return { ...row, title: shown, also, rest: rest ?? '' };
  });
  return kinds.flatMap((kind) => {
    const found = ranked(
      words,
      rows.filter((row) => row.kind === kind),
    ).map(({ also: _also, rest: _rest, ...row }) => row as Found);
    const inUse = found.filter((row) => !isPast(row));
    const past = found.filter(isPast).map((row) => ({ ...row, rank: row.rank - after }));
    return [...inUse, ...past].slice(0, mostPerKind);
  });
}

/** The municipality's programmes by name, without their plans. */
export async function findProgrammeNames(
  actor: Actor,
  tx: Db = db(),
): Promise<{ id: string; name: string; goLive: Day }[]> {
  const result = await tx.execute(sql`select id, name, go_live::text as "goLive" from programme
    where organisation_id = ${actor.organisationId} order by name, id`);
  return rowsOf<{ id: string; name: string; goLive: Day }>(result);
}

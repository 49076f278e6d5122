// Words of departments on the dates that come for them, and what they ask of the project leader.
import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import { tellRequest } from './notice-tell.server';
import { loadPlan } from './plan-load.server';
import { askedOfDepartments } from './planning/change-load/burden';
import type { Day } from './planning/day';
import type { AnswerKind, DateAnswer } from './planning/home/department-home';
import { type Actor, may, mayFor } from './planning/permission';
import type { Label } from './planning/plan';

const a = t.departmentAnswer;

/** The last word of every department on every item that one was given of. */
export async function findDateAnswers(actor: Actor, tx: Db = db()): Promise<DateAnswer[]> {
  const result =
    await tx.execute(sql`select distinct on (a.item_id, a.department_id) a.id, a.programme_id as "programmeId",
      a.item_id as "itemId", a.department_id as "departmentId", a.kind, a.text, a.from_day::text as "from", a.until_day::text as "until",
      a.settled_at is not null as settled
    from department_answer a where a.organisation_id = ${actor.organisationId} and a.item_id is not null
    order by a.item_id, a.department_id, a.position desc`);
  return rowsOf<DateAnswer>(result);
}

/** Something a department asks of who leads the programme: dates that do not suit, or a sentence. */
export type OpenRequest = {
  id: string;
  programmeId: string;
  programmeName: string;
  department: Label;
  userName: string;
  /** ISO timestamp. */
  at: string;
  text: string;
  /** Null: not about an item. `from`, `until`: the dates that do not suit. */
  item: { id: string; title: Label; from: Day; until: Day; movedSince: boolean } | null;
};

const mostRequests = 50;

/** What nobody has dealt with yet, oldest first; what a department said later of the same item takes the place of what it said. */
export async function findOpenRequests(actor: Actor, tx: Db = db()): Promise<OpenRequest[]> {
  const result = await tx.execute(sql`select a.id, a.programme_id as "programmeId", p.name as "programmeName",
      json_build_object('nl', d.name, 'en', d.name_en) as department, u.name as "userName", a.at::text as at, a.text,
      case when i.id is null then null else json_build_object('id', i.id, 'title', json_build_object('nl', i.title, 'en', i.title_en), 'from', a.from_day,
        'until', a.until_day, 'movedSince', i.start_day <> a.from_day or i.until_day <> a.until_day) end as item
    from department_answer a
    join programme p on p.id = a.programme_id
    join department d on d.id = a.department_id
    join user_account u on u.id = a.user_id
    left join item i on i.programme_id = a.programme_id and i.id = a.item_id
    where a.organisation_id = ${actor.organisationId} and a.settled_at is null and a.kind <> 'confirmed'
      and (a.item_id is null or i.id is not null)
      and not exists (select 1 from department_answer later where later.organisation_id = a.organisation_id
        and later.item_id = a.item_id and later.department_id = a.department_id and later.position > a.position)
    order by a.position limit ${mostRequests}`);
  return rowsOf<OpenRequest>(result);
}

export type NewAnswer = {
  programmeId: string;
  departmentId: string;
  kind: AnswerKind;
  /** Of dates: the item, and the dates as the reader saw them. */
  item: { id: string; from: Day; until: Day } | null;
  text: string;
};
export type AnswerGiven = { status: 'saved' | 'forbidden' | 'moved' | 'unknown' };

/**
 * Says whether dates suit departments, or asks something of the project leader: of all of them or of none. `moved`: the item
 * stands elsewhere than the reader saw; nothing is said of dates that nobody looked at.
 */
export async function answerForDepartments(actor: Actor, answers: readonly NewAnswer[]): Promise<AnswerGiven> {
  if (answers.some(({ departmentId }) => !mayFor(actor, 'dates.answer', departmentId))) return { status: 'forbidden' };
  return db().transaction(async (inner): Promise<AnswerGiven> => {
    const tx = inner as unknown as Db;
    for (const { programmeId, departmentId, kind, item, text } of answers) {
      // The lock that a change of the plan takes: the item cannot move while it is spoken of.
      await tx.execute(sql`select 1 from programme
        where id = ${programmeId} and organisation_id = ${actor.organisationId} for update`);
      const plan = await loadPlan(actor, programmeId, tx);
      const department = plan?.departments.find(({ id }) => id === departmentId);
      if (!plan || !department) return { status: 'unknown' };
      const of = item && plan.items.find(({ id, retired }) => id === item.id && !retired);
      const isAsked = of && askedOfDepartments(plan)(of).some((asked) => asked.departmentId === departmentId);
      if (item && !isAsked) return { status: 'unknown' };
      if (item && (of!.start !== item.from || of!.until !== item.until)) return { status: 'moved' };
      await tx.insert(a).values({
        ...{ id: newId(), organisationId: actor.organisationId, programmeId, departmentId, kind, text },
        ...{ itemId: item?.id ?? null, fromDay: item?.from ?? null, untilDay: item?.until ?? null },
        ...{ userId: actor.userId, at: sql`clock_timestamp()` },
      });
      if (kind === 'confirmed') continue;
      const about = of ? { itemId: of.id, title: of.title } : null;
      await tellRequest(tx, actor, programmeId, { department: department.name, item: about });
    }
    return { status: 'saved' };
  });
}

/** Marks a request as dealt with; once is enough. False when it is not there or may not be. */
export async function settleRequest(actor: Actor, id: string, tx: Db = db()): Promise<boolean> {
  if (!may(actor, 'plan.change')) return false;
  const settled = await tx
    .update(a)
    .set({ settledAt: sql`clock_timestamp()`, settledById: actor.userId })
    .where(and(eq(a.organisationId, actor.organisationId), eq(a.id, id), isNull(a.settledAt)))
    .returning({ id: a.id });
  return settled.length > 0;
}

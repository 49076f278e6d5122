// Letters: one per person per run whatever waits, sent once by however many senders, tried again when the server is busy, given up at last.
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useEnv } from '~/env.server';
import * as t from '~/models/db/schema';
import { newId } from '~/models/id.server';
import { tell } from '~/models/notice-tell.server';
import { saveNoticeChoices } from '~/models/notice.server';
import { claimMinutes, claimParcel, mostAttempts } from '~/models/outbox.server';
import { day } from '~/models/planning/day';
import { noticeKinds, type NoticeFacts } from '~/models/planning/notices/notice';
import type { Actor } from '~/models/planning/permission';
import { postNotices } from '~/notice-post.server';
import { watchNotices } from '../../server/notice-watch';
import { aMunicipality, type Municipality } from '../support/municipality';
import { aPostOffice, type PostOffice, textOf } from '../support/post-office';
import { testDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
let here: Municipality;
let office: PostOffice;
let people: Actor[];

beforeAll(async () => {
  database = await testDatabase();
  office = await aPostOffice();
  here = await aMunicipality('hier');
  const { organisationId, leader } = here;
  const more = Array.from({ length: 4 }, (_, at) => ({
    ...{
      id: newId(),
      organisationId,
      key: `p${at}`,
      name: `Persoon ${at}`,
      email: `p${at}@hier.example`,
      role: 'reader',
    },
    locale: at === 1 ? 'en' : null,
  }));
  await database.db.insert(t.userAccount).values(more);
  people = more.map(({ id }) => ({ ...leader, userId: id, role: 'reader' }));
});
afterAll(async () => {
  useEnv(process.env);
  await office.close();
  await database.close();
});
beforeEach(async () => {
  useEnv({ APP_URL: 'https://kalender.hier.example', SMTP_URL: office.url, MAIL_FROM: 'kalender@hier.example' });
  await database.db.delete(t.notice);
});

const moved = (count: number): NoticeFacts => ({
  kind: 'moved_own',
  changeId: 'c1',
  items: Array.from({ length: count }, (_, at) => ({
    ...{ itemId: `i${at}`, title: { nl: `Onderdeel ${at}`, en: null } },
    before: { from: day('2026-12-01'), until: day('2026-12-02') },
    after: { from: day('2026-12-08'), until: day('2026-12-09') },
  })),
});
const red: NoticeFacts = {
  ...{ kind: 'status_red', title: { nl: 'DIV', en: null }, headline: 'Het loopt vast' },
  subject: { kind: 'workstream', id: 'w' },
};
const write = (...facts: [Actor, NoticeFacts][]) =>
  tell(
    database.db,
    { organisationId: here.organisationId, programmeId: here.programmeId, byId: here.leader.userId },
    facts.map(([{ userId }, one]) => ({ userId, facts: one })),
  );
const rows = () => database.db.select().from(t.outbox);
/** So many minutes go by. */
const pass = (minutes: number) =>
  database.db.execute(sql`update outbox set due_at = due_at - make_interval(mins => ${minutes}),
    claimed_until = claimed_until - make_interval(mins => ${minutes})`);

describe('a letter', () => {
  it('has everything that waits for a person, in that person’s language', async () => {
    await write([people[0]!, moved(200)], [people[0]!, red], [people[1]!, red]);
    const before = office.count();
    expect(await postNotices()).toEqual({ letters: 2, failures: [], givenUp: 0 });
    expect(office.count() - before).toBe(2);
    const letters = [await office.next(), await office.next()];
    const dutch = letters.find((letter) => letter.includes('p0@hier.example'))!;
    expect(dutch).toMatch(/^Subject: Doorontwikkelkalender hier: 2 meldingen$/m);
    const text = textOf(dutch);
    expect(text).toContain('Beste Persoon 0,');
    expect(text).toContain('200 onderdelen van u zijn verschoven.');
    expect(text).toContain('- Onderdeel 19: van 1 dec 2026 naar 8 dec 2026\n… en nog 180.');
    expect(text).toContain(`https://kalender.hier.example/programmes/${here.programmeId}/history/c1`);
    expect(text).toContain('https://kalender.hier.example/notices/settings');
    expect(textOf(letters.find((letter) => letter !== dutch)!)).toContain('The status of DIV is red: Het loopt vast');
    expect((await rows()).every(({ sentAt, claim }) => sentAt !== null && claim === null)).toBe(true);
    expect(await postNotices()).toMatchObject({ letters: 0 });
  });
  it('is not written for what somebody does not want by mail, nor in a demo, nor without a server', async () => {
    const [quiet, other] = [people[2]!, people[3]!];
    const choice = { app: true, mail: false };
    await saveNoticeChoices(quiet, Object.fromEntries(noticeKinds.map((kind) => [kind, choice])) as never);
    await write([quiet, red], [other, red]);
    expect((await rows()).map(({ userId }) => userId)).toEqual([other.userId]);
    await database.db.delete(t.notice);
    await database.db.update(t.organisation).set({ demo: true }).where(eq(t.organisation.id, here.organisationId));
    await write([other, red]);
    expect(await rows()).toEqual([]);
    await database.db.update(t.organisation).set({ demo: false }).where(eq(t.organisation.id, here.organisationId));
    useEnv({});
    await write([other, red]);
    expect(await rows()).toEqual([]);
    expect(await postNotices()).toEqual({ letters: 0, failures: [], givenUp: 0 });
  });
});

describe('several senders', () => {
  it('send each letter once', async () => {
    await write(
      ...people.slice(0, 2).flatMap((person): [Actor, NoticeFacts][] => [
        [person, red],
        [person, moved(3)],
      ]),
    );
    await write([people[3]!, red]);
    const before = office.count();
    const answers = await Promise.all([postNotices(), postNotices(), postNotices()]);
    expect(answers.reduce((sum, { letters }) => sum + letters, 0)).toBe(3);
    expect(office.count() - before).toBe(3);
  });
  it('do not take what another has taken, also not what comes later for the same person', async () => {
    await write([people[0]!, red]);
    expect(await claimParcel()).toMatchObject({ notices: { length: 1 } });
    await write([people[0]!, moved(2)]);
    expect(await claimParcel()).toBeNull();
  });
  it('send what one took that died before it sent', async () => {
    await write([people[0]!, red]);
    await claimParcel();
    expect(await postNotices()).toMatchObject({ letters: 0 });
    await pass(claimMinutes + 1);
    const before = office.count();
    expect(await postNotices()).toMatchObject({ letters: 1 });
    expect(office.count() - before).toBe(1);
  });
});

describe('a server that does not take a letter', () => {
  it('is asked again later, each time after twice as long, until the letter is given up', async () => {
    await write([people[0]!, red]);
    const waits: number[] = [];
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      office.refuse(1);
      const { letters, failures, givenUp } = await postNotices();
      expect([letters, failures.length, givenUp]).toEqual([0, 1, attempt === mostAttempts ? 1 : 0]);
      const [{ wait } = { wait: 0 }] = await database.db
        .select({ wait: sql<number>`round(extract(epoch from due_at - now()) / 60)::int` })
        .from(t.outbox);
      waits.push(wait);
      expect(await postNotices()).toMatchObject({ letters: 0, failures: [] });
      await pass(wait + 1);
    }
    expect(waits.slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(await postNotices()).toEqual({ letters: 0, failures: [], givenUp: 0 });
    expect((await rows())[0]).toMatchObject({ attempts: mostAttempts, sentAt: null });
  });
  it('gets it when it is ready, once', async () => {
    await write([people[0]!, red]);
    office.refuse(1);
    await postNotices();
    await pass(2);
    const before = office.count();
    const watch = watchNotices(3_600_000);
    await watch.look();
    await watch.stop();
    expect(office.count() - before).toBe(1);
  });
  it('keeps nobody else from theirs', async () => {
    await write([people[0]!, red], [people[1]!, red]);
    office.refuse(1);
    expect(await postNotices()).toMatchObject({ letters: 1, failures: { length: 1 } });
  });
});

describe('who has left', () => {
  it('gets nothing; it is given up', async () => {
    await write([people[3]!, red]);
    const active = (value: boolean) =>
      database.db.update(t.userAccount).set({ active: value }).where(eq(t.userAccount.id, people[3]!.userId));
    await active(false);
    expect(await postNotices()).toEqual({ letters: 0, failures: [], givenUp: 1 });
    await active(true);
    expect(await postNotices()).toMatchObject({ letters: 0 });
  });
});

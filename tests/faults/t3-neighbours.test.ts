// T3: the mail server and the identity provider are silent, break off or let one byte a second pass, while people are at work.
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { rowsOf } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import { newId } from '~/models/id.server';
import { tell } from '~/models/notice-tell.server';
import { paths } from '~/ui/paths';
import { anIdentityProvider } from '../support/identity-provider';
import { aPostOffice } from '../support/post-office';
import { type Instance, startInstance } from './support/instance';
import { countOf, faultless, held } from './support/ledger';
import { type Line, lineTo, type Weather } from './support/line';
import { form, pause, report, until } from './support/measure';
import { inDatabase, type PostgresPlace, postgresPlace } from './support/place';
import { type Answer, visitorOf } from './support/visitor';
import { writersAt } from './support/writers';

const people = 6;
const letters = 2;
const weathers: readonly Weather[] = form === 'long' ? ['silent', 'trickle', 'reset', 'shut'] : ['silent'];
/** The outbox is looked at every half minute; a letter takes half a minute at most. */
const lookMs = 90_000;

let place: PostgresPlace;
let neighbours: Awaited<ReturnType<typeof bothNeighbours>>;
beforeAll(async () => {
  place = await postgresPlace();
  neighbours = await bothNeighbours();
}, 240_000);
afterAll(async () => {
  await neighbours?.close();
  await place?.remove();
});

const undo: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Each at the other end of a line, and a server that knows them. */
async function bothNeighbours() {
  const port = await freePort();
  const office = await aPostOffice();
  const mail = await lineTo(Number(new URL(office.url).port));
  let door: Line | undefined;
  const provider = await anIdentityProvider({
    home: `http://localhost:${port}`,
    through: async (to) => (door = await lineTo(to)).port,
  });
  provider.who.subject = 'ada';
  provider.who.claims = { name: 'Ada', email: 'ada@hier.example', groups: ['zgw'] };
  const start = (preload: readonly string[] = []) =>
    startInstance({
      env: {
        ...{ ...place.env, ...provider.env, PORT: String(port) },
        ...{ SMTP_URL: `smtp://127.0.0.1:${mail.port}`, MAIL_FROM: 'kalender@hier.example' },
      },
      preload,
    });
  const close = async () => {
    for (const one of [mail, door!, provider, office]) await one.close();
  };
  return { office, provider, mail, door: door!, start, close };
}

/** Whoever is in this group at the provider may read along. */
const letGroupIn = () =>
  inDatabase(place, ({ db }) =>
    db.insert(t.groupMapping).values({
      ...{ id: newId(), organisationId: place.leader.organisationId, groupName: 'zgw', role: 'reader' },
    }),
  );

/** Something that some people get a letter about. */
const write = () =>
  inDatabase(place, async ({ db }) => {
    const { organisationId, userId: byId } = place.leader;
    const readers = await db
      .select({ id: t.userAccount.id })
      .from(t.userAccount)
      .where(sql`${t.userAccount.organisationId} = ${organisationId} and ${t.userAccount.id} <> ${byId}`)
      .orderBy(t.userAccount.id)
      .limit(letters);
    const subject = { kind: 'workstream', id: place.plan.workstreams[0]!.id } as const;
    const facts = { kind: 'status_red', subject, title: { nl: 'DIV', en: null }, headline: 'Het loopt vast' } as const;
    const told = readers.map(({ id }) => ({ userId: id, facts }));
    const at = new Date().toISOString();
    await tell(db, { organisationId, programmeId: place.plan.programme.id, byId, at }, told);
    // People of a demo get no mail by themselves.
    await db.execute(sql`insert into outbox (notice_id, organisation_id, user_id, due_at)
      select id, organisation_id, user_id, now() from notice where kind = 'status_red' and at = ${at}`);
  });

const waiting = () =>
  inDatabase(
    place,
    async ({ db }) =>
      rowsOf<{ n: number }>(await db.execute(sql`select count(*)::int as n from outbox where sent_at is null`))[0]!.n,
  );
/** As if the minutes were over after which a letter is tried again. */
const minutesLater = () =>
  inDatabase(place, ({ db }) => db.execute(sql`update outbox set due_at = now() where sent_at is null`));

const complaints = (instance: Instance) => instance.output().split('a letter with notices did not go').length - 1;

test(
  `mail and identity provider are ${weathers.join(', ')}: people at work notice nothing, and afterwards all is sent and let in`,
  async () => {
    await letGroupIn();
    const { office, provider, mail, door, start } = neighbours;
    // What the provider tells of itself cannot be asked either.
    mail.turn('silent');
    door.turn('silent');
    await write();
    const instance = await start();
    undo.push(() => instance.kill('SIGKILL'));
    const writers = await writersAt(() => instance.url, place, people);
    undo.push(() => writers.close());
    let over = false;
    const pages: Answer[] = [];
    const look = async () => {
      while (!over) {
        pages.push(await writers.visitors[0]!.ask({ path: paths.item(place.plan.programme.id, place.items[0]!.id) }));
        await pause(100);
      }
    };
    const working = Promise.all([writers.write(() => over), look()]);
    const knocks: Answer[] = [];
    const knock = async (visitor: ReturnType<typeof visitorOf>, path: string) => {
      const answer = await visitor.ask({ path });
      knocks.push(answer);
      return answer;
    };
    const pathOf = (address: string) => address.replace(/^http:\/\/[^/]+/, '');

    const early = visitorOf(() => instance.url);
    undo.push(() => early.close());
    const refused = await knock(early, '/sign-in/provider');
    expect(await knock(early, pathOf(refused.location!))).toMatchObject({ status: 503 });
    let sent = 0;
    let known = 0;
    for (const weather of weathers) {
      await until(`a letter that does not go: ${weather}`, () => complaints(instance) > known, lookMs);
      door.turn('well');
      const visitor = visitorOf(() => instance.url);
      undo.push(() => visitor.close());
      const begun = await knock(visitor, '/sign-in/provider');
      const back = pathOf(await provider.visit(begun.location!));
      door.turn(weather);
      expect(await knock(visitor, back)).toMatchObject({ status: 503 });
      for (const line of [mail, door]) line.turn('well');
      await minutesLater();
      await until(`the letters after "${weather}"`, async () => (await waiting()) === 0, lookMs);
      sent += letters;
      expect(office.count()).toBeGreaterThanOrEqual(sent);
      const again = await knock(visitor, '/sign-in/provider');
      expect(await knock(visitor, pathOf(await provider.visit(again.location!)))).toMatchObject({
        ...{ status: 302, cookies: expect.arrayContaining([expect.stringMatching(/^dok_sessie=./)]) as string[] },
      });
      if (weather === weathers.at(-1)) break;
      known = complaints(instance);
      mail.turn(weathers[weathers.indexOf(weather) + 1]!);
      await write();
    }
    over = true;
    await working;
    const answers = [...writers.ledger.map(({ answer }) => answer), ...pages];
    // Whoever works asks neither of the two.
    expect(answers.filter(({ status }) => status !== 302 && status !== 200)).toEqual([]);
    expect(knocks.filter(({ fault }) => fault !== null)).toEqual([]);
    expect(instance.bugs()).toEqual([]);
    expect(await instance.stop()).toBe(0);
    const verdict = await inDatabase(
      place,
      async (connection) => (await held(connection, place, writers.ledger)).verdict,
    );
    expect(verdict).toEqual(faultless);
    const longest = (asked: readonly { ms: number }[]) => Math.round(Math.max(...asked.map(({ ms }) => ms)));
    report('T3 mail, provider', {
      ...{ weathers: weathers.length, acknowledged: countOf(writers.ledger, 'acknowledged'), pages: pages.length },
      ...{ triedAgain503: 0, hung: 0, torn: 0, letters: office.count(), letIn: weathers.length },
      ...{ longestAnswerMs: longest(answers), longestKnockMs: longest(knocks) },
    });
  },
  120_000 + weathers.length * 3 * lookMs,
);

test('negative control: a server without a limit of its own leaves who signs in waiting for a provider that is silent', async () => {
  const { door, start } = neighbours;
  door.turn('silent');
  const instance = await start(['patient.mjs']);
  undo.push(() => instance.kill('SIGKILL'));
  const visitor = visitorOf(() => instance.url);
  undo.push(() => visitor.close());
  expect(await visitor.ask({ path: '/sign-in/provider' })).toMatchObject({ fault: 'TOO_LATE' });
}, 120_000);

// Pages of who answers for the data: the record, how long what is kept, a hold, taking somebody out, the sheet for the works council.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { findHolds, findRules } from '~/models/retention-rules.server';
import * as access from '~/routes/settings.people_.$personId_.access';
import * as file from '~/routes/settings.people_.$personId_.data';
import * as erase from '~/routes/settings.people_.$personId_.erase';
import * as factsheet from '~/routes/settings.factsheet';
import * as record from '~/routes/settings.record';
import * as hold from '~/routes/settings.retention_.holds.$programmeId';
import * as rule from '~/routes/settings.retention_.rule';
import * as retention from '~/routes/settings.retention';
import { callAction, callLoader } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let demo: Demo;
let cookie: string;
const ofRule = (category: string) => ({ path: `/settings/retention/rule?category=${category}`, cookie });

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
  cookie = await demo.cookie('administrator');
}, 60_000);
afterAll(() => database.close());

it('the record of the demo is unbroken', async () => {
  const { data } = await callLoader(record.loader, { path: '/settings/record', cookie });
  expect(data).toMatchObject({ tone: 'good', text: null });
});

it('a time below its floor asks for a reason, with what was typed kept; with one it is saved', async () => {
  const send = (form: Record<string, string>) => callAction(rule.action, { ...ofRule('security_log'), form });
  const refused = await send({ days: '90', reason: ' ' });
  expect(refused).toMatchObject({
    status: 400,
    data: { errors: { reason: expect.any(String) as string }, typed: { days: '90' } },
  });
  expect((await send({ days: 'lang', reason: '' })).status).toBe(400);
  expect((await callLoader(rule.loader, ofRule('nonsense'))).status).toBe(404);
  expect((await send({ days: '90', reason: 'Besluit CISO' })).status).toBe(302);
  expect((await findRules(demo.actor.organisationId)).security_log.days).toBe(90);
  const page = await callLoader(retention.loader, { path: '/settings/retention', cookie });
  const { rules, recent } = page.data as { rules: { category: string; reason: string }[]; recent: { what: string }[] };
  expect(rules.find(({ category }) => category === 'security_log')!.reason).toBe('Besluit CISO');
  expect(recent[0]!.what).toContain('Aanmeldingen en rechten');
});

it('a programme is held, and no longer', async () => {
  const call = { path: '/settings/retention/holds/x', params: { programmeId: demo.programmeId }, cookie };
  const held = async () =>
    (await findHolds({ ...demo.actor, role: 'administrator' })).filter(({ reason }) => reason !== '');
  expect((await callAction(hold.action, { ...call, form: { reason: 'Onderzoek' } })).status).toBe(302);
  expect(await held()).toMatchObject([{ id: demo.programmeId, reason: 'Onderzoek' }]);
  await callAction(hold.action, { ...call, form: { reason: '' } });
  expect(await held()).toEqual([]);
});

it('somebody is let in no more, and then named no more', async () => {
  const [person] = await database.db.select().from(t.userAccount).where(eq(t.userAccount.role, 'reader'));
  const call = { path: '/settings/people/x/erase', params: { personId: person!.id }, cookie };
  const look = await callLoader(erase.loader, call);
  expect(look.data).toMatchObject({ name: person!.name, active: true, isErased: false });
  const early = await callAction(erase.action, call);
  expect(early.headers.get('location')).toBe(`/settings/people/${person!.id}/erase`);
  const given = await callLoader(file.loader, call);
  expect(given.headers.get('content-disposition')).toContain('attachment');
  expect(JSON.stringify(given.data)).toContain(person!.email);
  await callAction(access.action, { ...call, form: { what: 'deactivate' } });
  expect((await callAction(erase.action, call)).headers.get('location')).toBe('/settings/people?saved=1');
  const again = await callLoader(erase.loader, call);
  expect(again.data).toMatchObject({ name: 'Oud-medewerker 1', isErased: true });
});

it('the sheet for the works council follows what is measured', async () => {
  const sheet = async () => {
    const { data } = await callLoader(factsheet.loader, { path: '/settings/factsheet', cookie, today: '2026-11-26' });
    return data as { metrics: { key: string }[]; parts: { text: string }[] };
  };
  const before = await sheet();
  expect(before.metrics.length).toBeGreaterThan(3);
  await database.db.update(t.metric).set({ active: false }).where(eq(t.metric.key, before.metrics[0]!.key));
  expect((await sheet()).metrics.map(({ key }) => key)).toEqual(before.metrics.slice(1).map(({ key }) => key));
  expect(before.parts[0]!.text).toContain('minder dan 5 mensen');
});

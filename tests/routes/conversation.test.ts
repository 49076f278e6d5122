// Conversations: who may say something, about what, who can be named in it, and what an author may still change.
import type { SerializeFrom } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addComment,
  correctComment,
  countComments,
  findComments,
  findPeopleToName,
  getComment,
  removeComment,
} from '~/models/conversation.server';
import * as t from '~/models/db/schema';
import { loadPlan } from '~/models/plan.server';
import { figureSubject } from '~/models/planning/conversation/comment';
import { day } from '~/models/planning/day';
import type { Actor } from '~/models/planning/permission';
import * as metricPage from '~/routes/programmes.$programmeId.adoption.metrics.$metricKey';
import * as figureTalk from '~/routes/programmes.$programmeId.adoption.metrics.$metricKey_.conversation';
import * as correct from '~/routes/programmes.$programmeId.comments.$commentId';
import * as remove from '~/routes/programmes.$programmeId.comments.$commentId_.remove';
import * as itemPage from '~/routes/programmes.$programmeId.items.$itemId._index';
import * as itemTalk from '~/routes/programmes.$programmeId.items.$itemId.conversation';
import { callAction, callLoader } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { type TestDatabase, testDatabase } from '../support/postgres';

const today = day('2026-11-22');
let database: TestDatabase;
let here: Demo;
let leader: string;
let itemId: string;
let departmentId: string;
let people: Record<string, string>;

beforeAll(async () => {
  database = await testDatabase('demo');
  here = await demoIn(database);
  leader = await here.cookie('project_leader');
  const plan = (await loadPlan(here.actor, here.programmeId))!;
  itemId = plan.items.find(({ key }) => key === 'EDV-05')!.id;
  departmentId = plan.departments.find(({ key }) => key === 'SD')!.id;
  const rows = await database.db.select({ id: t.userAccount.id, key: t.userAccount.key }).from(t.userAccount);
  people = Object.fromEntries(rows.map(({ id, key }) => [key, id]));
});
afterAll(() => database.close());
beforeEach(() => database.db.delete(t.comment));

const actorOf = (role: Actor['role'], key: string): Actor => ({ ...here.actor, role, userId: people[key]! });
const subject = () => ({ kind: 'item', id: itemId }) as const;
const add = (text: string, actor = here.actor, chosen: string[] = []) =>
  addComment(actor, here.programmeId, { subject: subject(), text, chosen });
async function added(text: string, actor = here.actor, chosen: string[] = []): Promise<string> {
  const answer = await add(text, actor, chosen);
  if (answer?.status !== 'saved') throw new Error(answer?.status);
  return answer.commentId;
}
const mentionsOf = async (commentId: string) =>
  (await database.db.select().from(t.commentMention).where(eq(t.commentMention.commentId, commentId))).map(
    ({ userId }) => userId,
  );
/** As if it was said so many minutes earlier. */
const earlier = (commentId: string, minutes: number) =>
  database.db
    .update(t.comment)
    .set({ at: new Date(Date.now() - minutes * 60_000).toISOString() })
    .where(eq(t.comment.id, commentId));

describe('saying something', () => {
  it('is for everybody but readers', async () => {
    for (const [role, key] of [
      ['department_head', 'hoofd-sd'],
      ['steering', 'opdrachtgever'],
      ['administrator', 'beheerder'],
    ] as const) {
      expect(await add('Duidelijk.', actorOf(role, key))).toMatchObject({ status: 'saved' });
    }
    expect(await add('Ook ik?', actorOf('reader', 'lezer'))).toEqual({ status: 'forbidden' });
    const said = await findComments(here.actor, here.programmeId, subject());
    expect(said.map(({ authorName }) => authorName)).toEqual(['Fatma Aydin', 'Marleen Dijkman', 'Thijs Bakkers']);
  });
  it('names people of this municipality and nobody else', async () => {
    await database.db.update(t.userAccount).set({ active: false }).where(eq(t.userAccount.key, 'hoofd-com'));
    const text = 'Hoi @Fatma Aydin, @Noor Willemsen en @Iemand anders';
    const id = await added(text, here.actor, [here.otherActor.userId, people['hoofd-kcc']!]);
    expect((await mentionsOf(id)).sort()).toEqual([people['hoofd-sd']!, people['hoofd-kcc']!].sort());
    expect((await getComment(here.actor, here.programmeId, id))?.text).toBe(
      `Hoi @{${people['hoofd-sd']}}, @Noor Willemsen en @Iemand anders @{${people['hoofd-kcc']}}`,
    );
    const { nameable, everybody } = await findPeopleToName(here.actor);
    expect([nameable.length, everybody.length]).toEqual([16, 17]);
    await database.db.update(t.userAccount).set({ active: true }).where(eq(t.userAccount.key, 'hoofd-com'));
    await expect(
      database.db
        .insert(t.commentMention)
        .values({ organisationId: here.organisationId, commentId: id, userId: here.otherActor.userId }),
    ).rejects.toThrow();
  });
  it('about what is not there is a 404, about nothing is refused', async () => {
    expect(
      await addComment(here.actor, here.programmeId, { subject: { kind: 'item', id: 'weg' }, text: 'x', chosen: [] }),
    ).toBeNull();
    const figure = figureSubject('M02', 'weg');
    expect(await addComment(here.actor, here.programmeId, { subject: figure, text: 'x', chosen: [] })).toBeNull();
    expect(await add('  ')).toEqual({ status: 'refused', reason: 'empty' });
  });
  it('stays apart per item, metric and department', async () => {
    await added('Over het onderdeel');
    const figures = [
      figureSubject('M02', departmentId),
      figureSubject('M02', null),
      figureSubject('M16', departmentId),
    ];
    await addComment(here.actor, here.programmeId, { subject: figures[0]!, text: 'Over SD', chosen: [] });
    expect(await countComments(here.actor, here.programmeId, [subject(), ...figures])).toEqual([1, 1, 0, 0]);
  });
});

describe('changing what one said', () => {
  it('is possible for a quarter of an hour, by its author', async () => {
    const id = await added('Een fuot');
    const other = actorOf('department_head', 'hoofd-sd');
    const fixed = { text: 'Een fout, @Fatma Aydin', chosen: [] };
    expect(await correctComment(other, here.programmeId, id, fixed)).toEqual({ status: 'forbidden' });
    await earlier(id, 14);
    expect(await correctComment(here.actor, here.programmeId, id, fixed)).toMatchObject({ status: 'saved' });
    expect(await getComment(here.actor, here.programmeId, id)).toMatchObject({ edited: true, fresh: true });
    expect(await mentionsOf(id)).toEqual([people['hoofd-sd']]);
    await earlier(id, 16);
    expect(await correctComment(here.actor, here.programmeId, id, { text: 'Later', chosen: [] })).toEqual({
      status: 'refused',
      reason: 'too_late',
    });
    expect((await getComment(here.actor, here.programmeId, id))?.text).toContain('Een fout');
  });
  it('removes the text and leaves the place', async () => {
    const id = await added('Geheim voor @Fatma Aydin');
    await earlier(id, 600);
    expect(await removeComment(actorOf('administrator', 'beheerder'), here.programmeId, id)).toEqual({
      status: 'forbidden',
    });
    expect(await removeComment(here.actor, here.programmeId, id)).toMatchObject({ status: 'saved' });
    expect(await getComment(here.actor, here.programmeId, id)).toMatchObject({ removed: true, text: '' });
    expect(await mentionsOf(id)).toEqual([]);
    expect(await countComments(here.actor, here.programmeId, [subject()])).toEqual([0]);
    expect(await correctComment(here.actor, here.programmeId, id, { text: 'Terug', chosen: [] })).toMatchObject({
      status: 'refused',
    });
  });
  it('is not there for another municipality', async () => {
    const id = await added('Van ons');
    const [stranger, at] = [here.otherActor, here.programmeId];
    expect(await findComments(stranger, at, subject())).toEqual([]);
    expect(await countComments(stranger, at, [subject()])).toEqual([0]);
    expect(await getComment(stranger, at, id)).toBeNull();
    expect(await add('Van hen', stranger)).toBeNull();
    expect(await correctComment(stranger, at, id, { text: 'x', chosen: [] })).toBeNull();
    expect(await removeComment(stranger, at, id)).toBeNull();
    expect((await findPeopleToName(stranger)).nameable.map(({ name }) => name)).toEqual(['Iemand anders']);
  });
});

describe('over HTTP', () => {
  const call = (cookie: string, params: Record<string, string>, query = '') => ({
    path: `/x${query}`,
    ...{ params: { programmeId: here.programmeId, ...params }, cookie, today },
  });
  const talk = async (cookie = leader) =>
    (await callLoader(itemTalk.loader, call(cookie, { itemId }))).data as SerializeFrom<typeof itemTalk.loader>;

  it('the item says how much was said, and the page what', async () => {
    const link = async () =>
      ((await callLoader(itemPage.loader, call(leader, { itemId }))).data as SerializeFrom<typeof itemPage.loader>)
        .talk;
    expect(await link()).toBe('Begin een gesprek');
    const form = {
      text: 'Zie http://localhost:3000/programmes/x en https://elders.example <b>',
      mention: people['hoofd-sd']!,
    };
    const answer = await callAction(itemTalk.action, { ...call(leader, { itemId }), form });
    const [comment] = (await talk()).comments;
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      `/programmes/${here.programmeId}/items/${itemId}/conversation#bericht-${comment!.id}`,
    ]);
    expect(comment).toMatchObject({
      author: 'Sanne Verhoef',
      correctTo: expect.stringContaining('/comments/') as string,
    });
    expect(comment!.parts).toEqual([
      { kind: 'text', text: 'Zie ' },
      { kind: 'link', to: '/programmes/x' },
      { kind: 'text', text: ' en https://elders.example <b> ' },
      { kind: 'mention', name: 'Fatma Aydin', me: false },
    ]);
    expect(await link()).toBe('Gesprek (1 bericht)');
  });
  it('somebody else reads it without what only the author may', async () => {
    await added('Van mij');
    const seen = await talk(await here.cookie('reader'));
    expect(seen).toMatchObject({ names: null, comments: [{ correctTo: null, removeTo: null }] });
    const sent = { ...call(await here.cookie('reader'), { itemId }), form: { text: 'Ik ook' } };
    expect((await callAction(itemTalk.action, sent)).status).toBe(403);
  });
  it('nothing typed is lost when it is refused', async () => {
    const send = (form: Record<string, string>) => callAction(itemTalk.action, { ...call(leader, { itemId }), form });
    expect(await send({ text: '', mention: '' })).toMatchObject({
      status: 400,
      data: { errors: { text: 'required' } },
    });
    const long = 'x'.repeat(4001);
    expect(await send({ text: long, mention: '' })).toMatchObject({ status: 400, data: { typed: { text: long } } });
    await database.db.update(t.userAccount).set({ name: 'Fatma Aydin' }).where(eq(t.userAccount.key, 'hoofd-wi'));
    const twice = await send({ text: 'Hoi @Fatma Aydin', mention: '' });
    expect(twice).toMatchObject({ status: 409, data: { typed: { text: 'Hoi @Fatma Aydin' } } });
    expect(JSON.stringify(twice.data)).toContain('meer mensen met de naam Fatma Aydin');
    expect((await send({ text: 'Hoi @Fatma Aydin', mention: people['hoofd-wi']! })).status).toBe(302);
    await database.db.update(t.userAccount).set({ name: 'Carla Janssen' }).where(eq(t.userAccount.key, 'hoofd-wi'));
  });
  it('figures have theirs, reached from the metric', async () => {
    const params = { metricKey: 'M02' };
    const asked = call(leader, params, `?department=${departmentId}`);
    expect((await callAction(figureTalk.action, { ...asked, form: { text: 'Waarom zo laag?' } })).status).toBe(302);
    const seen = (await callLoader(metricPage.loader, asked)).data as SerializeFrom<typeof metricPage.loader>;
    expect(seen.talks.map(({ text }) => text)).toEqual([
      expect.stringMatching(/Sociaal Domein.*: 1 bericht$/) as string,
    ]);
    const value = (await callLoader(figureTalk.loader, asked)).data as SerializeFrom<typeof figureTalk.loader>;
    expect(value.comments).toHaveLength(1);
    expect((await callLoader(figureTalk.loader, call(leader, params, '?department=weg'))).status).toBe(404);
    expect((await callLoader(itemTalk.loader, call(leader, { itemId: 'weg' }))).status).toBe(404);
  });
  it('correcting starts with what was said, and removing asks first', async () => {
    const commentId = await added('Hoi @Fatma Aydin');
    const asked = call(leader, { commentId });
    expect((await callLoader(correct.loader, asked)).data).toMatchObject({ isOpen: true, start: 'Hoi @Fatma Aydin' });
    expect((await callLoader(correct.loader, call(await here.cookie('administrator'), { commentId }))).status).toBe(
      403,
    );
    expect((await callAction(correct.action, { ...asked, form: { text: 'Beter' } })).status).toBe(302);
    await earlier(commentId, 16);
    expect((await callLoader(correct.loader, asked)).data).toMatchObject({ isOpen: false });
    const late = await callAction(correct.action, { ...asked, form: { text: 'Nog beter' } });
    expect(late).toMatchObject({ status: 409, data: { typed: { text: 'Nog beter' } } });
    expect((await callLoader(remove.loader, asked)).data).toMatchObject({ isThere: true });
    expect((await callAction(remove.action, asked)).status).toBe(302);
    expect((await talk()).comments).toMatchObject([{ removed: true, parts: [], correctTo: null, removeTo: null }]);
  });
});

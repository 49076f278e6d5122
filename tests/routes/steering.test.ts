// The page of the steering committee over HTTP: what the demo asks of it, since when it looks, and who gets a button.
import type { SerializeFrom } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOverloads } from '~/models/load.server';
import { createAgreement } from '~/models/agreement.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { gatesAsked } from '~/models/planning/home/steering';
import { addDays, day } from '~/models/planning/day';
import type { Actor, Role } from '~/models/planning/permission';
import { planChange } from '~/models/planning/plan-change';
import { decideProposal, findProposals } from '~/models/proposal.server';
import * as page from '~/routes/programmes.$programmeId.steering';
import { callLoader } from '../support/app';
import { type TestDatabase, testDatabase } from '../support/postgres';
import { type Municipality, twoMunicipalities } from '../support/two-municipalities';

const today = day('2026-11-22');
let database: TestDatabase;
let here: Municipality;
let leader: Actor;

beforeAll(async () => {
  database = await testDatabase('demo');
  here = await twoMunicipalities(database.db);
  leader = here.actor('project_leader');
});
afterAll(() => database.close());

type Shown = SerializeFrom<typeof page.loader>;
async function answer(role: Role, query = '', on = today) {
  const { programmeId } = here;
  const path = `/programmes/${programmeId}/steering${query}`;
  return callLoader(page.loader, { path, params: { programmeId }, cookie: await here.cookie(role), today: on });
}
const look = async (role: Role = 'steering', query = '', on = today) => (await answer(role, query, on)).data as Shown;
const planNow = async () => (await loadPlan(leader, here.programmeId))!;

describe('the page of the demo', () => {
  it('begins with the status that holds, the distance to go-live and the phase', async () => {
    const { head } = await look();
    expect(head.status?.said).toMatchObject({
      colour: 'Rood',
      headline: 'DIV kan dit kwartaal niet doen wat wij vragen.',
    });
    expect(head.status?.said.by).toContain('Sanne Verhoef');
    expect(head.distance).toContain('G+31');
    expect(head.phase).toMatch(/, t\/m \d+ \w+ \d{4}$/);
  });
  it('looks since the last decision, which in the demo is a rejected proposal, or since the day in the address', async () => {
    const { since, moves } = await look();
    expect(since.said).toContain('besluit over een voorstel');
    const longer = await look('steering', '?since=2026-01-01');
    expect(longer.since).toMatchObject({ day: '2026-01-01', state: undefined });
    expect(longer.since.said).toBe('Sinds 1 jan 2026, zoals u koos.');
    expect(longer.moves.rows.length).toBeGreaterThan(moves.rows.length);
    expect(longer.moves.rows.find(({ look }) => look === 'late')?.why).toMatch(/\w/);
  });
  it.each([
    ['ooit', 'not_a_day'],
    ['2026-11-23', 'in_the_future'],
  ])('refuses %s at its field, keeps what was typed and looks since the usual day', async (typed, reason) => {
    const { status, data } = await answer('reader', `?since=${typed}`);
    expect(status).toBe(400);
    const { since } = data as Shown;
    expect(since.state).toEqual({ errors: { since: reason }, typed: { since: typed } });
    expect(since.day).toBe((await look('reader')).since.day);
  });
  it('tells the risk with the rules that are broken, the three largest causes and how it was then', async () => {
    const { risk } = await look('steering', '?since=2026-08-01');
    expect(risk).toMatchObject({ index: '69', look: 'bad', ambition: 'Ja: de ambitie is groter dan de draagkracht' });
    expect(risk.causes.map(({ name }) => name)[0]).toBe('Spilteam te zwaar belast');
    expect(risk.causes).toHaveLength(3);
    expect(risk.fired.length).toBeGreaterThanOrEqual(3);
    expect(risk.fired.every(({ value }) => value !== '–')).toBe(true);
    expect(risk.trend).toMatch(/was het \d+: \d+ punten (hoger|lager) nu\.$|^Evenveel als/);
  });
  it('says of every phase and gate how it goes, also that nothing was said', async () => {
    const { rows } = (await look()).stands;
    expect(rows.some(({ said }) => said !== null)).toBe(true);
    expect(rows.some(({ said }) => said === null)).toBe(true);
    expect(rows.some(({ promised }) => promised?.isLate)).toBe(true);
  });
  it('has adoption against target', async () => {
    const { adoption } = await look();
    expect(adoption.length).toBeGreaterThan(0);
    expect(adoption[0]!.level).toMatch(/\d/);
    expect(adoption[0]!.target).toMatch(/\d/);
  });
});

describe('what is asked', () => {
  const kinds = ({ asks }: Shown) => asks.rows.map(({ id }) => id.split(' ')[0]);

  it('has the proposal that waits with its effect, and what the assessment advised', async () => {
    const shown = await look();
    expect(kinds(shown)).toContain('proposal');
    const proposal = shown.asks.rows.find(({ id }) => id.startsWith('proposal '))!;
    expect(proposal.facts.join(' ')).toMatch(/index \d+ → \d+/);
    expect(proposal.options).toBe('Aannemen of afwijzen');
  });
  it('gives each a link that answers it to who may, and to others the page to read', async () => {
    const links = async (role: Role) =>
      (await look(role)).asks.rows
        .filter(({ id }) => id.startsWith('proposal '))
        .map(({ to, answer: button }) => [to.endsWith('/decide'), button]);
    expect(await links('steering')).toEqual([[true, 'Besluit']]);
    expect(await links('administrator')).toEqual([[true, 'Besluit']]);
    // May record decisions at gates, and decides nothing about proposals.
    expect(await links('project_leader')).toEqual([[false, null]]);
    for (const role of ['reader', 'department_head'] as const) {
      expect((await look(role)).asks.rows.filter(({ answer: button }) => button !== null)).toEqual([]);
    }
  });
  it('has gates that come, until they are decided', async () => {
    const [gate] = (await planNow()).items.filter((item) => item.kind === 'gate' && item.progress === 'planned');
    const near = addDays(gate!.start, -7);
    const asked = async () => (await look('steering', '', near)).asks.rows.find(({ id }) => id === `gate ${gate!.id}`);
    expect(gatesAsked(await planNow(), near).map(({ id }) => id)).toContain(gate!.id);
    expect(await asked()).toMatchObject({
      answer: 'Besluit',
      to: expect.stringContaining(`${gate!.id}/decide`) as string,
    });
    const change = {
      ...{
        kind: 'decide_gate' as const,
        decisionId: 'steeringgatetest',
        itemId: gate!.id,
        outcome: 'no_go' as const,
        on: today,
      },
      ...{ decider: 'Stuurgroep', recordedBy: leader.userId, reason: 'Nog niet', conditions: [] },
    };
    expect(await changePlan(leader, here.programmeId, change)).toMatchObject({ status: 'saved' });
    // A no-go keeps it open, and is a decision since which is looked.
    expect(await asked()).toBeDefined();
    expect((await look('steering', '', near)).since).toMatchObject({ day: today });
  });
  it('has an agreement that ends, until it was renewed', async () => {
    const { capacity } = await planNow();
    const teamId = capacity.teams.find(({ key }) => key === 'DIV')!.id;
    const fields = { programmeId: here.programmeId, teamId, text: 'Inhuur', proposalId: null };
    const asked = async () => (await look()).asks.rows.filter(({ title }) => title.endsWith(': Inhuur')).length;
    await createAgreement(leader, { ...fields, until: addDays(today, 10) });
    expect(await asked()).toBe(1);
    await createAgreement(leader, { ...fields, until: addDays(today, 100) });
    expect(await asked()).toBe(0);
  });
  it('has changes over a limit since that day when a reason was given', async () => {
    const crossed = async (query: string) =>
      (await look('steering', query)).asks.rows.filter(({ id }) => id.startsWith('crossed '));
    const all = await findOverloads(leader, here.programmeId, { since: day('2025-01-01') });
    // In the demo nobody was asked why.
    expect(all.length).toBeGreaterThan(0);
    expect(await crossed('?since=2025-01-01')).toEqual([]);
    const teamId = (await planNow()).capacity.teams.find(({ key }) => key === 'DIV')!.id;
    const change = planChange.parse({
      ...{ kind: 'create_item', itemId: 'steeringovertest', start: '2027-02-01', workDays: 10 },
      fields: {
        ...{
          kind: 'activity',
          title: { nl: 'Opruimen', en: null },
          description: '',
          workstreamId: null,
          phaseId: null,
        },
        ...{ mode: 'manual', notBefore: null, deadline: null, role: null, ownerId: null, competences: [], raises: [] },
        ...{ teamHours: [{ teamId, hours: 2000 }], allDepartments: false, departments: [], effects: [] },
        ...{ acceptanceValue: 0, pinned: false, border: null },
      },
    });
    const options = { overload: 'We huren in', at: '2026-11-20T11:00:00.000Z' };
    expect(await changePlan(leader, here.programmeId, change, options)).toMatchObject({ status: 'saved' });
    expect(await crossed('?since=2026-11-19')).toMatchObject([{ title: 'We huren in', answer: 'Bekijk' }]);
    // What was saved on the day itself was there when the committee met.
    expect(await crossed('?since=2026-11-20')).toEqual([]);
  });
  it('has no proposal any more once it is decided', async () => {
    const [waiting] = await findProposals(leader, here.programmeId, ['proposed']);
    const key = { programmeId: here.programmeId, proposalId: waiting!.id };
    const decision = { adopt: false, reason: 'Te duur', until: today };
    expect(await decideProposal(here.actor('steering'), key, decision, { today })).toMatchObject({ status: 'saved' });
    expect(kinds(await look())).not.toContain('proposal');
  });
});

it('is not there for another municipality', async () => {
  const { programmeId } = here;
  const path = `/programmes/${programmeId}/steering`;
  const cookie = await here.cookie('stranger');
  expect((await callLoader(page.loader, { path, params: { programmeId }, cookie, today })).status).toBe(404);
});

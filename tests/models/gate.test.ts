// A decision, its conditions and the plan of that moment are one thing: kept together or not at all, and never another municipality's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBaselines, planOfBaseline } from '~/models/baseline.server';
import { decideGate } from '~/models/gate.server';
import { findHistory } from '~/models/history.server';
import { newId } from '~/models/id.server';
import { loadPlan } from '~/models/plan.server';
import { day } from '~/models/planning/day';
import type { ChangeOf } from '~/models/planning/plan-change';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;

beforeAll(async () => {
  database = await testDatabase();
  [here, elsewhere] = [await aMunicipality('hier'), await aMunicipality('elders')];
});
afterAll(() => database.close());

const plan = async () => (await loadPlan(here.leader, here.programmeId))!;
const baselines = () => findBaselines(here.leader, here.programmeId);
const noGo = (itemId: string): ChangeOf<'decide_gate'> => ({
  ...{ kind: 'decide_gate', decisionId: newId(), itemId, outcome: 'no_go', on: day('2026-03-02'), conditions: [] },
  ...{ decider: 'Stuurgroep', recordedBy: here.leader.userId, reason: 'Nog niet klaar.' },
});
const gateOf = async (key: string) => (await plan()).items.find((item) => item.key === key)!;
const decide = (change: ChangeOf<'decide_gate'>, actor = here.leader) =>
  decideGate(actor, here.programmeId, change, { baselineName: 'Besluit' });

describe('deciding a gate', () => {
  it('stores the plan of that moment under a name of its own, with its gate and reason', async () => {
    const gate = await gateOf('MS09');
    const change: ChangeOf<'decide_gate'> = {
      ...noGo(gate.id),
      outcome: 'conditional',
      conditions: [{ itemId: newId(), title: { nl: 'Hertest', en: null }, due: day('2026-04-01'), ownerId: null }],
    };
    const slip = { code: 'quality', text: 'x' } as const;
    const answer = await decideGate(here.leader, here.programmeId, change, { baselineName: 'Besluit', slip });
    if (answer?.status !== 'saved') throw new Error(answer?.status);
    const [kept] = await baselines();
    expect(kept).toMatchObject({ name: 'Besluit', reason: change.reason, origin: 'gate', gateId: gate.id });
    expect(kept!.version).toBe(answer.version);
    const then = (await planOfBaseline(here.leader, here.programmeId, kept!.id))!;
    expect(then.items.find((item) => item.id === gate.id)).toMatchObject({ progress: 'done', start: '2026-03-02' });
    expect(then.items.filter((item) => item.conditionOf === gate.id)).toHaveLength(1);
    expect(then.decisions.map((row) => row.id)).toEqual([change.decisionId]);
  });

  it('gives the next one another name', async () => {
    const gate = await gateOf('MS10');
    expect(await decide(noGo(gate.id))).toMatchObject({ status: 'saved' });
    expect(await decide(noGo(gate.id))).toMatchObject({ status: 'saved' });
    const own = (await baselines()).filter((row) => row.gateId === gate.id);
    expect(own.map((row) => row.name).sort()).toEqual(['Besluit (2)', 'Besluit (3)']);
  });

  it('that is refused, looked at or not allowed keeps nothing', async () => {
    const gate = await gateOf('MS11');
    const before = [(await plan()).programme.version, (await baselines()).length];
    expect(await decide({ ...noGo(gate.id), outcome: 'go' })).toMatchObject({
      status: 'refused',
      refusal: { reason: 'hard_criteria' },
    });
    const look = { baselineName: 'Besluit', preview: true };
    expect(await decideGate(here.leader, here.programmeId, noGo(gate.id), look)).toMatchObject({ status: 'preview' });
    expect(await decide(noGo(gate.id), { ...here.leader, role: 'reader' })).toEqual({ status: 'forbidden' });
    expect([(await plan()).programme.version, (await baselines()).length]).toEqual(before);
  });

  it('of another municipality is not there', async () => {
    const gate = await gateOf('MS11');
    const { version } = (await plan()).programme;
    expect(await decide(noGo(gate.id), elsewhere.leader)).toBeNull();
    // Nor is their gate in the actor's own programme.
    const theirs = await decideGate(elsewhere.leader, elsewhere.programmeId, noGo(gate.id), { baselineName: 'x' });
    expect(theirs).toMatchObject({ status: 'refused', refusal: { reason: 'not_found', what: 'item', id: gate.id } });
    expect((await plan()).programme.version).toBe(version);
    expect(await findHistory(elsewhere.leader, here.programmeId, { kind: 'decide_gate' })).toEqual([]);
    expect(await findBaselines(elsewhere.leader, elsewhere.programmeId)).toEqual([]);
  });
});

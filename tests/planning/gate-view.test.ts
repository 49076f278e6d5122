// What a gate's page says: the verdict, the names behind it, its conditions, and which evidence is a link.
import { describe, expect, it } from 'vitest';
import { day } from '~/models/planning/day';
import type { Decision, DecisionOutcome } from '~/models/planning/gate';
import { evidenceAddress, gateView, type Verdict, verdictOf } from '~/models/planning/gate-view';
import type { Criterion } from '~/models/planning/plan';
import { anItem, aPlan } from '../factories';

const criterion = (id: string, hard: boolean, state: Criterion['state'], rest: Partial<Criterion> = {}): Criterion => ({
  ...{ id, itemId: 'G', text: { nl: id, en: null }, hard, state, ownerId: null, evidence: '', test: null, position: 0 },
  ...rest,
});
const decision = (outcome: DecisionOutcome, on: string): Decision => ({
  ...{ id: `d-${on}`, itemId: 'G', outcome, on: day(on), decider: 'Stuurgroep', recordedBy: 'p1', reason: 'Omdat' },
  position: Number(on.replaceAll('-', '')),
});

describe('the verdict', () => {
  it.each<[string, Criterion[], Decision[], Partial<Verdict>]>([
    ['without criteria a go is free', [], [], { state: 'free', criteria: 0, blocking: [] }],
    [
      'all hard ones met: free, soft ones weigh',
      [criterion('a', true, 'met'), criterion('b', false, 'open'), criterion('c', false, 'not_met')],
      [],
      { state: 'free', soft: 2 },
    ],
    ['a hard one open: conditional at most', [criterion('a', true, 'open')], [], { state: 'conditional_at_most' }],
    [
      'a hard one not met: only a no-go',
      [criterion('a', true, 'open'), criterion('b', true, 'not_met')],
      [],
      { state: 'only_no_go' },
    ],
    ['a go passes it', [criterion('a', true, 'met')], [decision('go', '2026-01-05')], { state: 'passed', last: 'go' }],
    [
      'a no-go keeps it open, the next decision counts',
      [criterion('a', true, 'met')],
      [decision('no_go', '2026-01-05')],
      { state: 'free', last: 'no_go' },
    ],
    [
      'the last decision counts',
      [criterion('a', true, 'open')],
      [decision('conditional', '2026-02-05'), decision('no_go', '2026-01-05')],
      { state: 'passed', last: 'conditional' },
    ],
    ['criteria of other gates are theirs', [criterion('a', true, 'open', { itemId: 'H' })], [], { state: 'free' }],
  ])('%s', (_name, criteria, decisions, expected) => {
    expect(verdictOf({ criteria, decisions }, 'G')).toMatchObject(expected);
  });

  it('names what stands in the way, failed ones first', () => {
    const criteria = [criterion('a', true, 'open'), criterion('b', true, 'not_met', { position: 1 })];
    expect(verdictOf({ criteria, decisions: [] }, 'G').blocking.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('the page', () => {
  const plan = aPlan({
    items: [
      anItem({ id: 'G', kind: 'gate' }),
      anItem({ id: 'c2', conditionOf: 'G', start: day('2026-03-02'), until: day('2026-03-03'), ownerId: 'p2' }),
      anItem({ id: 'c1', conditionOf: 'G', start: day('2026-02-02'), until: day('2026-02-03') }),
      anItem({ id: 'other', conditionOf: 'H' }),
    ],
    criteria: [criterion('a', true, 'met', { ownerId: 'p2', evidence: 'map' })],
    decisions: [decision('no_go', '2026-01-05'), decision('conditional', '2026-01-12')],
    people: [
      { id: 'p1', name: 'Iris', active: true },
      { id: 'p2', name: 'Tim', active: false },
    ],
  });

  it('has the last decision first, conditions with the conditional one, by the day they are due', () => {
    const { decisions, criteria } = gateView(plan, 'G', day('2026-02-10'));
    expect(decisions.map((row) => [row.outcome, row.recordedByName, row.conditions.map(({ id }) => id)])).toEqual([
      ['conditional', 'Iris', ['c1', 'c2']],
      ['no_go', 'Iris', []],
    ]);
    expect(decisions[0]?.conditions).toMatchObject([
      { due: '2026-02-02', owner: null, status: 'late' },
      { due: '2026-03-02', owner: 'Tim', status: 'planned' },
    ]);
    expect(criteria).toMatchObject([{ owner: 'Tim', evidence: 'map' }]);
  });
});

describe('evidence', () => {
  it.each([
    ['https://zaken.example/map/12', 'https://zaken.example/map/12'],
    ['HTTP://intranet/verslag', 'http://intranet/verslag'],
    ['Verslag van 3 maart', null],
    ['javascript:alert(1)', null],
    ['  https://example.nl', null],
    ['data:text/html,<b>', null],
    ['https://', null],
    ['https://example.nl en nog wat', null],
    ['', null],
  ])('%s', (evidence, expected) => {
    expect(evidenceAddress(evidence)).toBe(expected);
  });
});

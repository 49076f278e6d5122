// A small whole plan for the tests of changes, frozen to the bottom, and changes as a form or the API would send them.
import { applyChange, type ChangeResult } from '~/models/planning/change';
import { day } from '~/models/planning/day';
import type { Plan } from '~/models/planning/plan';
import { planChange, type PlanChangeInput } from '~/models/planning/plan-change';
import { aCapacity, aLink, anItem, aPhase, aPlan, aTeam } from '../factories';

/** Nobody may write to it afterwards; in strict mode an attempt throws. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

const team = (id: string, fteFormation: number | null) => aTeam({ id, fteFormation, runHoursMonth: 0 });
const text = (nl: string) => ({ nl, en: null });

/**
 * Phases F1 5–30 January (20 working days), F2 2–13 February (10), F3 switched off.
 * A 5–9 January → B 12–14 January → G, a milestone; C stands fixed 2–4 February; S is started, E done, R retired.
 */
export const base: Plan = frozen(
  aPlan({
    phases: [
      aPhase({ id: 'F1', position: 0, workDays: 20, start: day('2026-01-05'), until: day('2026-01-31') }),
      aPhase({ id: 'F2', position: 1, workDays: 10, start: day('2026-02-02'), until: day('2026-02-14') }),
      aPhase({ id: 'F3', position: 2, workDays: 5, start: day('2026-02-16'), until: day('2026-02-21'), active: false }),
    ],
    workstreams: ['W1', 'W2', 'W3'].map((id, position) => ({ id, key: id, title: text(id), position, hue: position })),
    items: [
      anItem({
        id: 'A',
        phaseId: 'F1',
        workstreamId: 'W1',
        workDays: 5,
        until: day('2026-01-10'),
        teamHours: [{ teamId: 't1', hours: 40 }],
      }),
      anItem({ id: 'B', phaseId: 'F1', workDays: 3, start: day('2026-01-12'), until: day('2026-01-15') }),
      anItem({ id: 'G', kind: 'milestone', workDays: 0, start: day('2026-01-15'), until: day('2026-01-15') }),
      anItem({
        id: 'C',
        kind: 'calendar_item',
        phaseId: 'F2',
        mode: 'manual',
        workDays: 3,
        start: day('2026-02-02'),
        until: day('2026-02-05'),
      }),
      anItem({ id: 'S', progress: 'started', workDays: 4, until: day('2026-01-09') }),
      anItem({ id: 'E', progress: 'done', workDays: 2, until: day('2026-01-07') }),
      anItem({ id: 'R', retired: true, start: day('2026-03-02'), until: day('2026-03-03') }),
    ],
    dependencies: [aLink('AB', 'A', 'B'), aLink('BG', 'B', 'G')],
    criteria: [
      {
        id: 'K',
        itemId: 'G',
        text: text('Klaar'),
        hard: true,
        state: 'open',
        ownerId: null,
        evidence: '',
        test: null,
        position: 0,
      },
    ],
    departments: ['d:DIV', 'd:KCC'].map((id) => ({ id, key: id.slice(2), name: text(id), parentId: null })),
    capacity: aCapacity({ productiveHours: 1200, teams: [team('t1', 1), team('t2', null)] }),
  }),
);

export function change(plan: Plan, input: PlanChangeInput): ChangeResult {
  return applyChange(plan, frozen(planChange.parse(input)));
}

export function accepted(plan: Plan, input: PlanChangeInput) {
  const result = change(plan, input);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  frozen(result.plan);
  return result;
}

export const itemIn = (plan: Plan, id: string) => plan.items.find((item) => item.id === id)!;

/** What a form says of a new item, apart from its dates. */
export const fields = {
  kind: 'activity' as const,
  title: text('Nieuw'),
  description: '',
  workstreamId: null,
  phaseId: null,
  mode: 'manual' as const,
  notBefore: null,
  deadline: null,
  role: null,
  ownerId: null,
  teamHours: [],
  allDepartments: false,
  departments: [],
  competences: [],
  raises: [],
  effects: [],
  acceptanceValue: 0,
  pinned: false,
  border: null,
};

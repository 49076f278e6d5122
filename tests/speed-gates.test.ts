// What the roadmap may send for a plan of 5,000 items: the same on every machine, so a test and not a measurement.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { applyChange } from '~/models/planning/change';
import { addDays, day } from '~/models/planning/day';
import { demandOf } from '~/models/planning/capacity/load';
import { roadmapOf } from '~/models/planning/roadmap';
import { readRoadmapState } from '~/models/planning/roadmap-search';
import { schedule, scheduleOf } from '~/models/planning/schedule';
import { readCalendarState } from '~/ui/calendar/read-calendar-state';
import { yearDrawing } from '~/ui/calendar/year-drawing.server';
import { roadmapDrawing } from '~/ui/roadmap/roadmap-drawing.server';
import { nodesIn } from '../bench/built-app';
import { bigPlan } from '../bench/data';
import { surroundings } from '../bench/surroundings';

const plan = bigPlan({ seed: 1, items: 5_000, links: 10_000 }, surroundings('o1'));
const today = day('2026-11-22');

describe('the roadmap of 5,000 items', () => {
  it.each(['', '?view=picture&lanes=open', '?zoom=week&lanes=open', '?zoom=year&lanes=open'])(
    '%s stays small',
    (search) => {
      const value = roadmapOf(plan, readRoadmapState(new URLSearchParams(search)), today);
      const text = JSON.stringify(value);
      expect({ raw: text.length <= 400_000, gzip: gzipSync(text).length <= 60 * 1024 }).toEqual({
        raw: true,
        gzip: true,
      });
    },
  );
});

describe('what is drawn on the server', () => {
  const state = (search: string) => readRoadmapState(new URLSearchParams(search));
  const drawn = (items: number, search = '') => {
    const of = items === 5_000 ? plan : bigPlan({ seed: 1, items, links: items * 2 }, surroundings('o1'));
    const { lanes, picture } = roadmapDrawing({
      plan: of,
      state: state(search),
      today,
      mayChange: true,
      baseline: null,
    });
    const { head, defs, legend } = picture;
    return [head, defs, legend, ...lanes.flatMap(({ names, track }) => [names, track])].join('');
  };

  it.each([
    [200, '', 882],
    [1_000, '', 210],
    [5_000, '', 215],
    [5_000, 'lanes=open', 1_880],
  ])('the roadmap of %i items, %j: at most %i elements', (items, search, most) => {
    expect(nodesIn(drawn(items, search))).toBeLessThanOrEqual(most);
  });

  it('a year of the calendar of 5,000 items', () => {
    const filter = { workstream: null, departments: [], kind: null, status: null };
    const window = { from: day('2026-01-01'), until: day('2027-01-01') };
    const year = readCalendarState(new URLSearchParams());
    const question = { from: window.from, rows: 'workstream', filter, today } as const;
    const { table } = yearDrawing(plan, year, window, question, new Map());
    expect(nodesIn(table)).toBeLessThanOrEqual(2_570);
    expect(gzipSync(table).length).toBeLessThanOrEqual(9 * 1024);
  });
});

describe('what is worked out once', () => {
  const item = plan.items.find((candidate) => candidate.mode === 'automatic' && candidate.kind === 'activity')!;
  const move = { kind: 'move_item', itemId: item.id, start: addDays(item.start, 35), last: null } as const;
  const moved = applyChange(plan, move);
  if (!moved.ok) throw new Error(moved.reason);

  it('the schedule of a plan, also under its next version', () => {
    const next = { ...plan, programme: { ...plan.programme, version: 2, name: 'Anders' } };
    expect(scheduleOf(next)).toBe(scheduleOf(plan));
  });

  it('the schedule that a change leads to is the one the new plan would get', () => {
    const anew = schedule({ ...moved.plan, items: [...moved.plan.items], dependencies: [...moved.plan.dependencies] });
    const kept = scheduleOf(moved.plan)!;
    if (!anew.ok) throw new Error('cycle');
    for (const name of ['start', 'until', 'cause', 'causeItem', 'order'] as const) {
      expect(kept[name]).toEqual(anew.schedule[name]);
    }
    expect(kept.network.items.every((row, at) => row === moved.plan.items[at])).toBe(true);
    expect([...kept.network.start]).toEqual([...anew.schedule.network.start]);
  });

  it('nothing is shared when what dates depend on is another', () => {
    const earlier = addDays(plan.programme.start, 7);
    const others = [
      { ...plan, dependencies: plan.dependencies.slice(1) },
      { ...plan, calendar: { ...plan.calendar, exceptions: [] } },
      { ...plan, phases: plan.phases.slice(1) },
      { ...plan, programme: { ...plan.programme, start: earlier } },
    ];
    for (const other of others) expect(scheduleOf(other)).not.toBe(scheduleOf(plan));
    expect(demandOf(others[1]!)).not.toEqual(demandOf(plan));
  });
});

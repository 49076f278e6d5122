// The shipped blueprint becomes a plan for a chosen go-live, and a plan goes out and comes back the same.
import { describe, expect, it } from 'vitest';
import { readBlueprint, shippedBlueprint } from '~/models/blueprint-file.server';
import { exportBlueprint } from '~/models/planning/blueprint/export';
import { effortFactor } from '~/models/planning/blueprint/effort';
import { instantiate } from '~/models/planning/blueprint/instantiate';
import { exportedMetrics } from '~/models/planning/blueprint/own-metrics';
import { offsetDays } from '~/models/planning/blueprint/placement';
import { applyChange } from '~/models/planning/change';
import { addDays, day, parseDay, weekday } from '~/models/planning/day';
import { localOf } from '~/models/planning/minute';
import { effortHours, isMoment, type Plan } from '~/models/planning/plan';
import { planChange } from '~/models/planning/plan-change';
import { brokenLinks } from '~/models/planning/origin';
import { schedule } from '~/models/planning/schedule';
import { aMetric } from '../../bench/series-data';
import { contextFor } from '../factories';

const document = shippedBlueprint();
const context = contextFor(document);
const goLive = day('2026-04-13');

function make(overrides: Partial<Parameters<typeof instantiate>[1]> = {}, from = document): Plan {
  const choices = {
    programmeId: 'p1',
    organisationId: 'o1',
    blueprintId: 'b1',
    name: 'Proef',
    goLive,
    prepWeeks: 52,
    drivers: {},
    departmentKeys: context.departments.map((department) => department.key),
    ...overrides,
  };
  return instantiate(from, choices, context, (name) => name);
}

describe('a programme from the blueprint', () => {
  const plan = make();

  it('has a place for everything', () => {
    expect(plan.phases).toHaveLength(10);
    expect(plan.workstreams).toHaveLength(10);
    expect(plan.items).toHaveLength(114);
    expect(plan.items.filter((item) => item.kind === 'gate')).toHaveLength(15);
    expect(plan.dependencies).toHaveLength(119);
    expect(plan.criteria).toHaveLength(53);
    expect(plan.products).toHaveLength(26);
    expect(plan.measures).toHaveLength(4);
    expect(plan.cutoverTasks).toHaveLength(20);
    expect(plan.items.reduce((sum, item) => sum + effortHours(item), 0)).toBe(26_794);
  });

  it('puts go-live on the chosen day and every item on working days', () => {
    expect(plan.items.find((item) => item.key === 'MS12')!.start).toBe(goLive);
    for (const item of plan.items) {
      expect(weekday(item.start)).toBeLessThanOrEqual(5);
      if (!isMoment(item.kind)) expect(weekday(addDays(item.until, -1))).toBeLessThanOrEqual(5);
    }
  });

  it('needs no repair: the schedule is at rest and breaks no link', () => {
    const placed = schedule(plan);
    if (!placed.ok) throw new Error(placed.path.join());
    expect([...placed.schedule.start]).toEqual([...placed.schedule.network.start]);
    expect(brokenLinks(plan, placed.schedule)).toEqual([]);
  });

  it('squeezes the preparation and leaves the effort and what follows go-live alone', () => {
    const short = make({ prepWeeks: 26 });
    const first = (of: Plan) => of.items.find((item) => item.key === 'PRG-01')!;
    expect(first(plan).start).toBe('2025-04-14');
    expect(first(short).start).toBe('2025-10-13');
    expect(effortHours(first(short))).toBe(effortHours(first(plan)));
    const late = (of: Plan) => of.items.find((item) => item.key === 'EDV-03')!.start;
    expect(late(short)).toBe(late(plan));
    expect(offsetDays(-52, 30, document)).toBe(-210);
  });

  it('scales hours with the size drivers only where the blueprint says so', () => {
    expect(effortFactor(document, 'OPL-04', { licensed_users: 191 })).toBe(0.5);
    const half = make({ drivers: { licensed_users: 191 } });
    const hours = (of: Plan, key: string) => effortHours(of.items.find((item) => item.key === key)!);
    expect(hours(half, 'OPL-04')).toBe(900);
    expect(hours(half, 'PRG-01')).toBe(168);
  });

  it('names chosen departments when not all of them take part', () => {
    const some = make({ departmentKeys: ['BZ', 'VTH'] });
    const item = some.items.find((candidate) => candidate.key === 'OPL-04')!;
    expect(item.allDepartments).toBe(false);
    expect(item.departments.map((entry) => entry.departmentId)).toEqual(['d:BZ', 'd:VTH']);
  });
});

describe('out as a blueprint and back', () => {
  const competences = context.competences.map((row) => ({
    ...row,
    title: document.competences.find((c) => c.key === row.key)!.title,
  }));
  const out = (plan: Plan) => exportBlueprint(plan, document, competences);

  it('keeps gates on the borders of their phases, so that they go along in the next programme too', () => {
    const plan = make();
    const gate = (of: Plan) => of.items.find((item) => item.key === 'MS08')!;
    const phase = (of: Plan) => of.phases.find((row) => row.key === 'F2')!;
    const fields = { phaseId: phase(plan).id, border: 'end' as const };
    const put = applyChange(plan, planChange.parse({ kind: 'edit_item', itemId: gate(plan).id, fields }));
    if (!put.ok) throw new Error(put.reason);
    const written = out(put.plan);
    expect(written.milestones.find((row) => row.key === 'MS08')).toMatchObject({ phase: 'F2', border: 'end' });
    const again = make({}, written);
    expect(gate(again)).toMatchObject({ phaseId: phase(again).id, border: 'end', start: gate(put.plan).start });
    expect(out(again)).toEqual(written);
    const longer = { kind: 'edit_phase', phaseId: phase(again).id, fields: { workDays: phase(again).workDays + 5 } };
    const moved = applyChange(again, planChange.parse(longer));
    if (!moved.ok) throw new Error(moved.reason);
    expect(gate(moved.plan).start).toBe(addDays(phase(moved.plan).until, -1));
    expect(gate(moved.plan).start > gate(again).start).toBe(true);
  });

  it('gives the same document and the same dates, also after changes', () => {
    let plan = make({ prepWeeks: 30 });
    const item = (key: string) => plan.items.find((candidate) => candidate.key === key)!;
    const changes = [
      { kind: 'move_item', itemId: item('DIV-09').id, start: '2026-07-06', last: '2026-12-31' },
      { kind: 'edit_item', itemId: item('PRG-09').id, fields: { mode: 'manual', deadline: '2026-06-30' } },
      { kind: 'set_progress', itemId: item('PRG-01').id, progress: 'done', on: '2025-10-24' },
      { kind: 'retire_item', itemId: item('DIV-13').id },
      { kind: 'edit_phase', phaseId: plan.phases[2]!.id, fields: { workDays: 40 } },
    ];
    for (const change of changes) {
      const result = applyChange(plan, planChange.parse(change));
      if (!result.ok) throw new Error(result.reason);
      plan = result.plan;
    }
    const first = out(plan);
    const back = make({ prepWeeks: 30 }, readOk(JSON.stringify(first)));
    expect(out(back)).toEqual(first);
    for (const old of plan.items.filter((candidate) => !candidate.retired)) {
      const same = back.items.find((candidate) => candidate.key === old.key)!;
      expect([same.key, same.start, same.until]).toEqual([old.key, old.start, old.until]);
    }
  });
});

describe('what waits for figures, out and back', () => {
  const competences = context.competences.map((row) => ({ ...row, title: { nl: row.key, en: null } }));
  const out = (plan: Plan) => exportBlueprint(plan, document, competences);
  const seen = { metOn: null, expectedOn: day('2029-03-05'), expectedFrom: day('2029-02-05'), expectedUntil: null };
  const test = { metricKey: 'M02', departmentId: 'd:VTH', atLeast: true, level: 62.5, periods: 2 };
  const idOf = (plan: Plan, key: string) => plan.items.find((item) => item.key === key)!.id;

  function waiting(): Plan {
    let plan = make();
    const asked = { kind: 'create_figure_condition', standing: seen };
    const criterion = { kind: 'create_criterion', ownerId: null, evidence: '', hard: true, judged: 'met' };
    const changes = [
      { ...asked, conditionId: 'z', itemId: idOf(plan, 'EDV-10'), test },
      {
        ...asked,
        conditionId: 'a',
        itemId: idOf(plan, 'EDV-10'),
        test: { ...test, departmentId: null, atLeast: false },
      },
      { ...asked, conditionId: 'm', itemId: idOf(plan, 'MS19'), test },
      { ...asked, conditionId: 'r', itemId: idOf(plan, 'DIV-13'), test },
      { kind: 'retire_item', itemId: idOf(plan, 'DIV-13') },
      {
        kind: 'waive_figure_condition',
        conditionId: 'a',
        on: '2026-11-02',
        by: 'Stuurgroep',
        reason: 'Het moet door.',
      },
      { ...criterion, criterionId: 'c', itemId: idOf(plan, 'MS19'), text: { nl: 'Genoeg', en: null }, test },
    ];
    for (const change of changes) {
      const result = applyChange(plan, planChange.parse(change));
      if (!result.ok) throw new Error(JSON.stringify(result));
      plan = result.plan;
    }
    return plan;
  }

  it('is the same document, with what is asked and without what figures said', () => {
    const plan = waiting();
    const first = out(plan);
    const asked = { metric: 'M02', at_least: true, level: 62.5, periods: 2 };
    expect(first.activities.find((row) => row.key === 'EDV-10')!.waits_for).toEqual([
      { ...asked, department: 'VTH' },
      { ...asked, department: null, at_least: false },
    ]);
    expect(first.milestones.find((row) => row.key === 'MS19')).toMatchObject({
      waits_for: [{ ...asked, department: 'VTH' }],
      criteria: expect.arrayContaining([
        { text: { nl: 'Genoeg', en: null }, hard: true, figures: { ...asked, department: 'VTH' } },
      ]),
    });
    expect(/2029-|Het moet door/.test(JSON.stringify(first))).toBe(false);

    const back = make({}, readOk(JSON.stringify(first)));
    expect(out(back)).toEqual(first);
    expect(back.figureConditions).toHaveLength(3);
    expect(back.figureConditions.every((row) => row.metOn === null && row.expectedOn === null)).toBe(true);
    expect(back.figureConditions.every((row) => row.waivedOn === null)).toBe(true);
    const held = (of: Plan) => of.items.find((item) => item.key === 'EDV-10')!.start;
    expect(held(plan) >= '2029-03-05').toBe(true);
    expect(held(back)).toBe(held(make()));
    expect(back.criteria.find(({ text }) => text.nl === 'Genoeg')).toMatchObject({ test, state: 'open' });
  });

  it('is of its department also where that does not take part', () => {
    const back = make({ departmentKeys: ['BZ'] }, out(waiting()));
    expect(back.figureConditions.map(({ departmentId }) => departmentId).sort()).toEqual(['d:VTH', 'd:VTH', null]);
  });

  it('takes the metric of the municipality along', () => {
    const plan = waiting();
    const own = { ...aMetric('E01'), target: 80 };
    const figureConditions = plan.figureConditions.map((row) => (row.id === 'm' ? { ...row, metricKey: 'E01' } : row));
    expect(exportedMetrics(document.metrics, [own], { ...plan, figureConditions }).at(-1)).toMatchObject({
      key: 'E01',
    });
    expect(exportedMetrics(document.metrics, [own], plan)).toEqual(document.metrics);
  });

  it('names a metric that is not in the document, and a gate that waits, at their lines', () => {
    const first = out(waiting());
    const text = JSON.stringify(first, null, 1);
    const lost = readBlueprint(
      text.replace('"metric": "M02",\n     "department": "VTH"', '"metric": "M77",\n     "department": "VTH"'),
    );
    expect(lost).toMatchObject({ ok: false, mistakes: [{ reason: 'unknown_key', detail: 'M77' }] });
    expect(lost.ok ? null : lost.mistakes[0]!.line).toBeGreaterThan(10);
    const gate = first.milestones.findIndex((row) => row.gate);
    const { waits_for } = first.activities.find((row) => row.key === 'EDV-10')!;
    const milestones = first.milestones.map((row, at) => (at === gate ? { ...row, waits_for } : row));
    expect(readBlueprint(JSON.stringify({ ...first, milestones }))).toMatchObject({
      ok: false,
      mistakes: [{ reason: 'gate_waits', detail: first.milestones[gate]!.key }],
    });
  });
});

describe('the draaiboek of a blueprint', () => {
  const competences = document.competences.map(({ key, title }) => ({ id: `c:${key}`, key, title }));
  const times = (plan: Plan) => plan.cutoverTasks.map(({ start }) => localOf(start));

  it('stands by the clock, whichever side of a clock change go-live is on', () => {
    for (const day of ['2026-04-13', '2026-03-30', '2026-10-26'] as const) {
      const plan = make({ goLive: parseDay(day)! });
      const first = plan.cutoverTasks.find((task) => task.id === 'cutover:D01')!;
      const opening = plan.cutoverTasks.find((task) => task.id === 'cutover:D19')!;
      expect(localOf(first.start)).toEqual({ day: addDays(parseDay(day)!, -3), time: '15:00' });
      expect(localOf(opening.start)).toEqual({ day, time: '08:00' });
      expect(opening.after).toEqual(['cutover:D17', 'cutover:D18']);
      expect(plan.cutoverTasks.filter((task) => task.pointOfNoReturn)).toHaveLength(1);
    }
  });

  it('goes out and comes back to the minute, in the night of either clock change too', () => {
    // 25 October 2026: 02:30 comes twice; 29 March 2026: there is no 02:30.
    for (const [goLive, minutes] of [
      ['2026-10-26', ['2026-10-25T00:30Z', '2026-10-25T01:30Z', '2026-10-24T10:00Z']],
      ['2026-03-30', ['2026-03-29T00:59Z', '2026-03-29T01:00Z', '2026-03-28T10:00Z']],
    ] as const) {
      const made = make({ goLive: parseDay(goLive)! });
      const moved = minutes.map((text, at) => ({ ...made.cutoverTasks[at]!, start: Date.parse(text) / 60_000 }));
      const plan = { ...made, cutoverTasks: [...moved, ...made.cutoverTasks.slice(3)] };
      const first = exportBlueprint(plan, document, competences);
      const back = make({ goLive: parseDay(goLive)! }, readOk(JSON.stringify(first)));
      expect(exportBlueprint(back, document, competences)).toEqual(first);
      const starts = (of: Plan) => of.cutoverTasks.map((task) => task.start).sort((a, b) => a - b);
      expect(starts(back)).toEqual(starts(plan));
    }
  });

  it('moves the time that the clock skips an hour further', () => {
    const skipped = structuredClone(document);
    skipped.cutover_tasks[0]!.minute = -1440 + 150;
    const plan = make({ goLive: parseDay('2026-03-30')! }, skipped);
    expect(times(plan)[0]).toEqual({ day: '2026-03-29', time: '03:30' });
  });

  it('names a team, a predecessor and a round that cannot be', () => {
    const faulty = structuredClone(document);
    faulty.cutover_tasks[0]!.team = 'NIEMAND';
    faulty.cutover_tasks[1]!.after = ['D99'];
    faulty.cutover_tasks[2]!.after = ['D04'];
    const reading = readBlueprint(JSON.stringify(faulty));
    expect(reading.ok ? [] : reading.mistakes.map((mistake) => mistake.reason)).toEqual([
      'unknown_key',
      'unknown_key',
      'cycle',
    ]);
  });
});

function readOk(text: string) {
  const reading = readBlueprint(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));
  return reading.document;
}

describe('a broken blueprint file', () => {
  const text = JSON.stringify(document, null, 1);
  const lineOf = (needle: string) => text.slice(0, text.indexOf(needle)).split('\n').length;

  it.each([
    ['an unknown predecessor', '"key": "PRG-08",\n     "type"', '"key": "PRG-88",\n     "type"', 'unknown_key'],
    ['a word for a number', '"start_week": -24', '"start_week": "soon"', 'invalid_type'],
    ['not the format', '"format": "dok-blueprint/1"', '"format": "iets anders"', 'invalid_value'],
  ])('names line and reason: %s', (_name, from, to, reason) => {
    expect(text).toContain(from);
    const reading = readBlueprint(text.replace(from, to));
    expect(reading.ok).toBe(false);
    if (reading.ok) return;
    expect(reading.mistakes[0]!.reason).toBe(reason);
    expect(Math.abs(reading.mistakes[0]!.line! - lineOf(from))).toBeLessThanOrEqual(2);
  });

  it('names the cycle', () => {
    const looped = structuredClone(document);
    looped.activities.find((row) => row.key === 'PRG-01')!.depends_on.push({ key: 'PRG-11', type: 'FS', lag: 0 });
    const reading = readBlueprint(JSON.stringify(looped));
    expect(reading.ok ? [] : reading.mistakes.map((mistake) => mistake.reason)).toEqual(['cycle']);
  });

  it('is refused when it is not YAML at all, with the line', () => {
    expect(readBlueprint('format: [\nkey: x')).toMatchObject({
      ok: false,
      mistakes: [{ reason: 'not_yaml', line: 2 }],
    });
  });
});

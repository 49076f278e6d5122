// The shipped ZGW blueprint and the demo municipality are data: complete in two languages, consistent, and adding up.
import { impactAspects } from '~/models/planning/change-load/impact';
import { teamRoles } from '~/models/planning/capacity/supply';
import { workstreamNatures } from '~/models/planning/plan';
import { rolloutStages } from '~/models/planning/adoption/rollout-stage';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { shareOfMean } from '~/models/demo-teams.server';
import { parse } from 'yaml';
import { z } from 'zod';
import { slipCodes } from '~/models/planning/slip';

const seed = path.resolve(import.meta.dirname, '../../drizzle/seed');
const read = (file: string): unknown => parse(readFileSync(path.join(seed, file), 'utf8'));

const text = z.string().trim().min(1);
const label = z.strictObject({ nl: text, en: text });
const key = z.string().regex(/^[A-Za-z0-9_-]+$/);
const week = z.int().min(-52).max(78);
const hours = z.record(key, z.int().positive());
const day = z.iso.date();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const titled = z.strictObject({ key, title: label });
const source = z.strictObject({ key, name: text, label: label.optional(), url: z.url().optional() });

const blueprintFile = z.strictObject({
  format: z.literal('dok-blueprint/1'),
  key: z.literal('zgw'),
  version: z.int().positive(),
  title: label,
  time_axis: z.strictObject({ unit: z.literal('week'), zero: label, range: z.tuple([week, week]), interval: label }),
  evidence_note: label,
  effect_sizes: z.strictObject({ small: label, medium: label, large: label }),
  scaling: z.strictObject({
    default_prep_weeks: z.int(),
    min_prep_weeks: z.int(),
    rule: label,
    reference: z.record(key, z.int().positive()),
    drivers: z.array(z.strictObject({ driver: key, activities: z.array(key).min(1) })),
  }),
  sources: z.array(source),
  phases: z.array(titled.extend({ description: label, start_week: week, finish_week: week })),
  workstreams: z.array(titled.extend({ nature: z.enum(workstreamNatures).optional() })),
  teams: z.array(titled.extend({ of_departments: z.boolean().optional(), role: z.enum(teamRoles).optional() })),
  competences: z.array(titled),
  metrics: z.array(
    titled.extend({
      code: z.string().regex(/^[a-z_]+$/),
      unit: text,
      unit_label: label,
      direction: z.enum(['up', 'down']),
      figures: z.strictObject({
        kind: z.enum(['share', 'rate', 'mean', 'median']),
        factor: z.number().positive().optional(),
        decimals: z.number().int().optional(),
        subject: z.enum(['cases', 'people', 'answers']),
        frequency: z.enum(['week', 'month', 'quarter']),
        margin: z.number().min(0),
        target: z.number(),
        lowest: z.number().optional(),
        highest: z.number().optional(),
      }),
      formula: label,
      source: label,
      frequency: label,
      typical_baseline: text,
      typical_baseline_label: label,
      typical_target_52w: text,
      typical_target_52w_label: label,
      typical_curve: label,
    }),
  ),
  milestones: z.array(
    titled.extend({
      week,
      gate: z.boolean(),
      /** A gate on the border of a phase goes along with it. */
      phase: key.optional(),
      border: z.literal('start').optional(),
      criteria: z.array(z.strictObject({ text: label, hard: z.boolean() })).min(1),
      sources: z.array(key).min(1),
    }),
  ),
  activities: z.array(
    titled.extend({
      workstream: key,
      phase: key,
      start_week: week,
      finish_week: week,
      role: label,
      effort_hours: z.int().positive(),
      load_hours: hours,
      department_scope: text,
      depends_on: z.array(z.strictObject({ key, type: z.enum(['FS', 'SS', 'FF', 'SF']), lag: z.int() })),
      effects: z.array(
        z.union([
          z.strictObject({ metric: key, direction: z.literal('measures') }),
          z.strictObject({
            metric: key,
            direction: z.enum(['up', 'down']),
            size: z.enum(['small', 'medium', 'large']),
            lag_weeks: z.int().positive(),
          }),
        ]),
      ),
      competences: z.array(z.union([key, z.strictObject({ key, level: z.int().min(1).max(5) })])).min(1),
      raises: z.array(z.strictObject({ team: key, competence: key, level: z.int().min(2).max(5) })).optional(),
      follow_up_calendar: z.boolean(),
      acceptance_value: z.int().min(0).max(5),
      sources: z.array(key).min(1),
    }),
  ),
  recommended_measures: z.array(titled.extend({ from_week: week, to_week: week, reason: label })),
  cutover_tasks: z.array(
    titled.extend({
      note: text.optional(),
      minute: z.int(),
      minutes: z.int().min(1),
      team: key,
      after: z.array(key).min(1).optional(),
      point_of_no_return: z.literal(true).optional(),
    }),
  ),
  products: z.array(
    titled.extend({
      department: key,
      complexity: z.enum(['S', 'M', 'L']),
      volume_per_10k_inhabitants_per_year: z.int().positive(),
      batch: z.int().min(1).max(4),
      activity: key,
      hours_per_team: hours,
      sources: z.array(key).min(1),
    }),
  ),
});

const weeks = z.strictObject({ start_week: week, finish_week: week });
const spot = z.strictObject({ key, departments: z.array(key).min(1), teams: z.array(key), text: label });
const entry = z.strictObject({
  key,
  kind: z.enum(['school_holiday', 'construction_holiday', 'election', 'budget_cycle', 'freeze', 'neutral']),
  from: day.optional(),
  to: day.optional(),
  recurring: z.strictObject({ from_month_day: monthDay, to_month_day: monthDay }).optional(),
  rule: z
    .string()
    .regex(/^easter[+-]\d+$/)
    .optional(),
  election_day: day.nullable().optional(),
  before_month_day: monthDay.optional(),
  label,
  meaning: label.optional(),
  region: z.enum(['noord', 'midden', 'zuid']).nullable(),
  status: z.enum(['confirmed', 'verify']),
  low_presence: z.boolean().optional(),
  departments: z.array(key).optional(),
  teams: z.array(key).optional(),
  sources: z.array(key),
});

/** Work of the demo's own, not in the blueprint. */
const extraItem = z.strictObject({
  workstream: key,
  title: label,
  description: z.string(),
  start_week: z.int(),
  work_days: z.int().min(1),
  departments: z.array(key).min(1).optional(),
  effects: z
    .array(
      z.strictObject({
        metric: key,
        direction: z.enum(['up', 'down']),
        size: z.enum(['small', 'medium', 'large']),
        lag_weeks: z.int().min(0),
      }),
    )
    .optional(),
});
const figureTest = z.strictObject({ metric: key, level: z.number().min(0), periods: z.int().min(1) });
const rolloutCell = z.strictObject({
  stage: z.enum(rolloutStages),
  planned_week: z.int().optional(),
  live_week: z.int().optional(),
  remark: z.string().optional(),
});
const rolloutCells = z.record(key, rolloutCell);

const level = z.int().min(0).max(5);

const demoFile = z.strictObject({
  format: z.literal('dok-demo/1'),
  key: z.literal('voorbeeldstad'),
  blueprint: z.literal('zgw'),
  municipality: z.strictObject({
    name: z.literal('Gemeente Voorbeeldstad'),
    fictional: z.literal(true),
    inhabitants: z.literal(48000),
    school_region: z.literal('midden'),
    kickoff: day,
    go_live: day,
    today: day,
    prep_weeks: z.int(),
  }),
  departments: z.array(
    z.strictObject({
      key,
      name: label,
      headcount: z.int(),
      users: z.int(),
      key_users: z.int(),
      cases_per_year: z.int(),
    }),
  ),
  teams: z.array(
    z.strictObject({
      key,
      department: key.nullable(),
      fte_formation: z.number().optional(),
      run_hours_month: z.number().optional(),
      run_share: z.number().optional(),
      interchangeable: z.int().optional(),
      capacity_changes: z
        .array(
          z.strictObject({
            kind: z.enum(['vacancy', 'absence', 'hire']),
            fte: z.number(),
            from_month: month.nullable(),
            to_month: month.nullable(),
          }),
        )
        .optional(),
      pivotal: z.literal(true).optional(),
      double_share: z.number().min(0).max(1).optional(),
      regular_steps: z
        .array(z.strictObject({ from_month: month, run_hours_month: z.number(), double_share: z.number() }))
        .optional(),
      substitution_on: day.optional(),
      competences: z.array(z.strictObject({ key, level: z.int().min(1).max(5), from: day.optional() })).optional(),
      note: label,
      sources: z.array(key).optional(),
    }),
  ),
  productive_hours_per_fte_year: z.literal(1425),
  month_availability: z.array(z.number()).length(12),
  run_season: z.array(z.number()).length(12),
  parameter_sources: z.record(key, key),
  replanned: z.record(key, weeks),
  slip_reasons: z.record(key, label),
  not_begun: z.array(key),
  slip_codes: z.record(key, z.enum(slipCodes)),
  baselines: z.array(z.strictObject({ name: z.string(), reason: z.string(), week: z.int() })),
  gate_decisions: z.strictObject({
    decider: z.string(),
    reason: z.string(),
    reason_conditional: z.string(),
    baseline: z.string().includes('{gate}'),
    conditions: z.record(key, z.array(z.strictObject({ title: label, days_before_go_live: z.int().min(1) }))),
  }),
  recalibrated: z.strictObject({
    week: z.int(),
    reason: z.string(),
    later_by_weeks: z.record(key, z.int().min(1)),
    added: z.array(extraItem),
    dropped: z.array(extraItem),
  }),
  proposals: z.array(
    z.strictObject({
      ...{ title: z.string().max(200), note: z.string(), days_ago: z.int().min(0) },
      rejected: z.strictObject({ days_ago: z.int().min(0), reason: z.string() }).optional(),
      measures: z.array(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('hire'), team: key, fte: z.number().positive(), months: z.int().min(1) }),
          z.strictObject({ kind: z.literal('move'), item: key, weeks: z.int() }),
          z.strictObject({ kind: z.literal('substitution'), team: key, item: key }),
        ]),
      ),
    }),
  ),
  statuses: z.array(
    z.strictObject({
      ...{ week: z.int(), about: z.string(), colour: z.enum(['green', 'amber', 'red']) },
      ...{ headline: z.string().min(1), text: z.string().optional() },
    }),
  ),
  comments: z.array(
    z.strictObject({ days_ago: z.int().min(0), about: z.string(), by: z.string(), text: z.string().min(1) }),
  ),
  check_ins: z.strictObject({
    ...{ asked_days_ago: z.int().min(0), days: z.int().min(1).max(30), departments: z.array(key) },
    answers: z.array(
      z.strictObject({
        ...{ department: key, days_ago: z.int().min(0), time: z.int().min(1).max(5) },
        going: z.enum(['good', 'could_be_better', 'not_good']),
        ...{ contested: z.array(key).optional(), wrong: z.string().optional(), why: z.string().optional() },
        ...{ wish: z.string().optional(), dealt_days_ago: z.int().min(0).optional() },
      }),
    ),
  }),
  figure_conditions: z.strictObject({ items: z.record(key, figureTest), milestones: z.record(key, figureTest) }),
  rollout: z.strictObject({
    waves: z.array(z.strictObject({ title: label, planned_week: z.int(), cells: rolloutCells })),
    batches: z.record(z.string(), rolloutCell),
    products: z.record(key, rolloutCells),
  }),
  change_load: z.strictObject({
    project: z.record(key, z.record(z.string(), level)),
    said: z.array(
      z.strictObject({
        item: key,
        department: key,
        impact: level.optional(),
        aspects: z.partialRecord(z.enum(impactAspects), level).optional(),
        remark: z.string(),
      }),
    ),
  }),
  div_load: z.array(
    z.strictObject({
      month,
      run: z.int(),
      hybrid: z.int(),
      programme: z.int(),
      capacity: z.int(),
      ratio: z.number(),
    }),
  ),
  series_weeks: z.array(z.int()),
  series: z.record(key, z.array(z.number().nullable())),
  series_noise: z.strictObject({ amplitude_pp: z.number(), holiday_dip_metric: key }),
  moved: z.record(
    key,
    z.strictObject({
      departments: z.array(key).min(1),
      from_week: z.int(),
      until_week: z.int(),
      odds: z.number().positive(),
    }),
  ),
  m02_logistic: z.record(key, z.strictObject({ base: z.number(), ceiling: z.number(), t0: z.number(), k: z.number() })),
  m13_jcurve: z.record(
    key,
    z.strictObject({
      start: z.number(),
      dip: z.number(),
      dip_week: z.number(),
      gain: z.number(),
      t0: z.number(),
      dip_width: z.number(),
      k: z.number(),
    }),
  ),
  departments_at_g31: z.array(z.object({ key, M02: z.number(), M13: z.number() }).catchall(z.number().nullable())),
  assessment: z.strictObject({
    date: day,
    respondents: z.int(),
    ambition_height: z.number(),
    ambition_clarity: z.number(),
    competence: z.number(),
    capacity: z.number(),
    context: z.number(),
  }),
  assessment_result: z.strictObject({
    carrying_capacity: z.number(),
    cap: z.number(),
    ambition_gap: z.number(),
    signal: z.enum(['green', 'amber', 'red']),
  }),
  stagnation: z.strictObject({
    s1: z.number(),
    s2: z.number(),
    s3: z.number(),
    s4: z.number(),
    s5: z.number(),
    index: z.int(),
  }),
  adkar_at_g26: z.array(
    z.strictObject({
      key,
      awareness: z.number(),
      desire: z.number(),
      knowledge: z.number(),
      ability: z.number(),
      reinforcement: z.number(),
      barrier: z.enum(['awareness', 'desire', 'knowledge', 'ability', 'reinforcement']).nullable(),
    }),
  ),
  k_coverage: z.strictObject({
    total: z.number(),
    teams: z.record(key, z.number()),
    gaps: z.array(z.strictObject({ competence: key, required_level: z.int().min(1).max(5), hours_at_risk: z.int() })),
  }),
  whatifs: z.strictObject({
    team: key,
    from_month: month,
    to_month: month,
    options: z.array(
      titled.extend({
        hire_fte: z.number(),
        moved_items: z.int(),
        moved_weeks: z.tuple([z.int(), z.int()]).nullable(),
        substitution_in_force: day.nullable(),
        max_3_months: z.number(),
        shortage_hours: z.int(),
        stagnation_index: z.int().nullable(),
      }),
    ),
    largest_items: z.array(key),
  }),
  other_team_peaks: z.array(
    z.strictObject({
      team: key,
      from_month: month,
      to_month: month,
      ratio: z.tuple([z.number(), z.number()]),
      note: label,
    }),
  ),
  trouble_spots: z.array(spot),
  bright_spots: z.array(spot),
  open_steering_decisions: z.array(
    z.strictObject({
      key,
      text: label,
      due: day.nullable(),
      budget_year: z.int().optional(),
      related: z.array(key).min(1),
    }),
  ),
  people: z.array(
    z.strictObject({
      key,
      name: text,
      role: z.enum(['project_leader', 'department_head', 'steering', 'administrator', 'reader']),
      function: label,
      departments: z.array(key),
      email: z.email(),
    }),
  ),
  calendar: z.array(entry),
  sources: z.array(source),
});

const blueprint = blueprintFile.parse(read('blueprint/zgw.yaml'));
const demo = demoFile.parse(read('demo/voorbeeldstad.yaml'));

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const keysOf = (list: readonly { key: string }[]) => list.map((record) => record.key);
const twice = (keys: readonly string[]) => keys.filter((value, index) => keys.indexOf(value) !== index);
const unknown = (used: readonly string[], known: readonly string[]) => used.filter((value) => !known.includes(value));

function byKey<T extends { key: string }>(list: readonly T[], wanted: string): T {
  const found = list.find((record) => record.key === wanted);
  if (!found) throw new Error(`no ${wanted}`);
  return found;
}

type Found = { at: string; nl: string; en: string };

/** Every { nl, en } pair below `value`; a lone half shows up as a finding with an empty other half. */
function labelsIn(value: unknown, at: string): Found[] {
  if (Array.isArray(value)) return value.flatMap((child, index) => labelsIn(child, `${at}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  if ('nl' in value || 'en' in value) {
    const half = (side: 'nl' | 'en') => String((value as Partial<Record<'nl' | 'en', unknown>>)[side] ?? '').trim();
    return [{ at, nl: half('nl'), en: half('en') }];
  }
  return Object.entries(value).flatMap(([name, child]) => labelsIn(child, `${at}.${name}`));
}

/** Words that are the same in both languages: names, abbreviations and bare criteria. */
const sameInBoth = new Set(['ZGW', 'index (norm = 100)', 'Privacy officer / CISO', 'M06 >= 80%', 'M11 >= 90%']);
const wordless = /^[^A-Za-z]+$/;

describe.each([
  ['blueprint', blueprint],
  ['demo', demo],
])('words of the %s', (name, file) => {
  const labels = labelsIn(file, name);

  it('has both languages everywhere', () => {
    expect(labels.length).toBeGreaterThan(50);
    expect(labels.filter(({ nl, en }) => nl === '' || en === '')).toEqual([]);
  });

  it('is translated, not copied', () => {
    const copied = labels.filter(({ nl, en }) => nl === en && !sameInBoth.has(nl) && !wordless.test(nl));
    expect(copied).toEqual([]);
  });

  it('writes decimals the Dutch and the English way', () => {
    const decimal = (mark: string) => new RegExp(`(?<![\\d.,])\\d{1,2}\\${mark}\\d{1,2}(?![\\d.,])`);
    expect(labels.filter(({ nl }) => decimal('.').test(nl))).toEqual([]);
    expect(labels.filter(({ en }) => decimal(',').test(en))).toEqual([]);
  });

  it('keeps numbers, weeks and keys the same in both languages', () => {
    const facts = (words: string) =>
      (words.replace(/(\d)[.,](\d)/g, '$1$2').match(/\b[A-Z]{1,4}-?\d+\b|\d+/g) ?? []).sort().join(' ');
    expect(labels.filter(({ nl, en }) => facts(nl) !== facts(en))).toEqual([]);
  });

  it('uses the terms of the glossary', () => {
    const dutch = /substitutie|go[ -]live(?!gang)|zaaktypecatalog|key user|\bburgers?\b| Zaaksysteem\b/;
    const english = /\bcase system|key-users|citizen|follow-up calendar/i;
    expect(labels.filter(({ nl, en }) => dutch.test(nl) || english.test(en))).toEqual([]);
  });
});

describe('blueprint', () => {
  const activities = blueprint.activities;

  it('is complete', () => {
    expect({
      phases: blueprint.phases.length,
      workstreams: blueprint.workstreams.length,
      teams: blueprint.teams.length,
      competences: blueprint.competences.length,
      metrics: blueprint.metrics.length,
      milestones: blueprint.milestones.length,
      activities: activities.length,
      measures: blueprint.recommended_measures.length,
      cutoverTasks: blueprint.cutover_tasks.length,
      products: blueprint.products.length,
      sources: blueprint.sources.length,
    }).toEqual({
      phases: 10,
      workstreams: 10,
      teams: 12,
      competences: 22,
      metrics: 20,
      milestones: 24,
      activities: 90,
      measures: 4,
      cutoverTasks: 20,
      products: 26,
      sources: 36,
    });
    expect(sum(activities.map((activity) => activity.depends_on.length))).toBe(119);
    expect(sum(activities.map((activity) => activity.effects.length))).toBe(174);
    expect(activities.filter((activity) => activity.follow_up_calendar).length).toBe(45);
  });

  it('has 15 gates and 22 hard criteria of 53, and no mark left in the words', () => {
    const criteria = blueprint.milestones.flatMap((milestone) => milestone.criteria);
    expect(blueprint.milestones.filter((milestone) => milestone.gate).length).toBe(15);
    expect(criteria.length).toBe(53);
    expect(criteria.filter((criterion) => criterion.hard).length).toBe(22);
    expect(criteria.filter((criterion) => /\(hard\)/.test(criterion.text.nl + criterion.text.en))).toEqual([]);
    expect(byKey(blueprint.milestones, 'MS11').criteria.map((criterion) => criterion.hard)).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  it('uses every key once', () => {
    const { phases, workstreams, teams, competences, metrics, milestones, products, sources } = blueprint;
    for (const list of [phases, workstreams, teams, competences, metrics, milestones, activities, products, sources]) {
      expect(twice(keysOf(list))).toEqual([]);
    }
    expect(twice(metrics.map((metric) => metric.code))).toEqual([]);
  });

  it('refers only to what exists', () => {
    const known = keysOf;
    const departments = [...known(demo.departments), 'alle'];
    const every = <T>(pick: (activity: (typeof activities)[number]) => readonly T[]) => activities.flatMap(pick);
    expect(
      unknown(
        every((one) => [one.workstream]),
        known(blueprint.workstreams),
      ),
    ).toEqual([]);
    expect(
      unknown(
        every((one) => [one.phase]),
        known(blueprint.phases),
      ),
    ).toEqual([]);
    expect(
      unknown(
        every((one) => Object.keys(one.load_hours)),
        known(blueprint.teams),
      ),
    ).toEqual([]);
    expect(
      unknown(
        every((one) => one.department_scope.split(' ')),
        departments,
      ),
    ).toEqual([]);
    expect(
      unknown(
        every((one) => keysOf(one.depends_on)),
        known(activities),
      ),
    ).toEqual([]);
    expect(
      unknown(
        every((one) => one.effects.map((effect) => effect.metric)),
        known(blueprint.metrics),
      ),
    ).toEqual([]);
    expect(
      unknown(
        every((one) => one.competences.map((entry) => (typeof entry === 'string' ? entry : entry.key))),
        known(blueprint.competences),
      ),
    ).toEqual([]);
    const scaled = blueprint.scaling.drivers.flatMap((driver) => driver.activities);
    expect(unknown(scaled, known(activities))).toEqual([]);
    for (const product of blueprint.products) {
      expect(unknown([product.department], departments)).toEqual([]);
      expect(unknown([product.activity], known(activities))).toEqual([]);
      expect(unknown(Object.keys(product.hours_per_team), known(blueprint.teams))).toEqual([]);
    }
    const cited = [...blueprint.milestones, ...activities, ...blueprint.products].flatMap((record) => record.sources);
    expect(unknown(cited, known(blueprint.sources))).toEqual([]);
    expect(unknown(known(blueprint.sources), cited)).toEqual([]);
  });

  it('puts a gate on the border of a phase only where that is its own week', () => {
    const onBorder = blueprint.milestones.filter((milestone) => milestone.border);
    expect(onBorder.map(({ key: own, phase }) => [own, phase])).toEqual([
      ['MS05', 'F2'],
      ['MS21', 'F8'],
    ]);
    for (const { gate, week: own, phase } of onBorder) {
      expect([gate, own]).toEqual([true, byKey(blueprint.phases, phase!).start_week]);
    }
  });

  it('names only metrics, milestones and activities that exist in its sentences', () => {
    const known = [...keysOf(blueprint.metrics), ...keysOf(blueprint.milestones), ...keysOf(activities)];
    const named = labelsIn(blueprint, 'blueprint').flatMap(
      ({ nl }) => nl.match(/\b(?:MS?\d{2}|(?:PRG|VER|PRO|SYS|KOP|DIV|OPL|EDV|KCC|STU)-\d{2})\b/g) ?? [],
    );
    expect(named.length).toBeGreaterThan(10);
    expect(unknown(named, known)).toEqual([]);
  });

  it('chains the phases without gaps and starts every activity inside its phase', () => {
    expect(blueprint.phases[0]?.start_week).toBe(-52);
    expect(blueprint.phases.at(-1)?.finish_week).toBe(78);
    blueprint.phases.slice(1).forEach((phase, index) => {
      expect(phase.start_week).toBe(blueprint.phases[index]?.finish_week);
    });
    const outside = activities.filter((activity) => {
      const phase = byKey(blueprint.phases, activity.phase);
      return activity.start_week < phase.start_week || activity.start_week >= phase.finish_week;
    });
    expect(keysOf(outside)).toEqual([]);
    expect(keysOf(activities.filter((one) => one.start_week > one.finish_week))).toEqual([]);
    expect(keysOf(activities.filter((one) => one.start_week === one.finish_week))).toEqual(['PRG-07']);
  });

  it('starts nothing before its predecessor allows, and has no circle', () => {
    const early = activities.flatMap((activity) =>
      activity.depends_on
        .filter((link) => {
          const before = byKey(activities, link.key);
          const earliest = link.type === 'FS' ? before.finish_week : before.start_week;
          return activity.start_week < earliest + link.lag;
        })
        .map((link) => `${link.key} → ${activity.key}`),
    );
    expect(early).toEqual([]);
    expect(activities.flatMap((one) => one.depends_on).every((link) => link.type === 'FS' || link.type === 'SS')).toBe(
      true,
    );

    const left = new Map(activities.map((activity) => [activity.key, activity.depends_on.map((link) => link.key)]));
    for (let changed = true; changed;) {
      const free = [...left].filter(([, links]) => links.every((link) => !left.has(link))).map(([name]) => name);
      free.forEach((name) => left.delete(name));
      changed = free.length > 0;
    }
    expect([...left.keys()]).toEqual([]);
  });

  it('adds up: per activity, per team, per workstream, in total', () => {
    const off = activities.filter((one) => sum(Object.values(one.load_hours)) !== one.effort_hours);
    expect(keysOf(off)).toEqual([]);
    const perTeam = Object.fromEntries(
      blueprint.teams.map((team) => [team.key, sum(activities.map((one) => one.load_hours[team.key] ?? 0))]),
    );
    expect(perTeam).toEqual({
      PROG: 1778,
      DIV: 4890,
      FAB: 4508,
      IA: 2324,
      AFD: 7928,
      COM: 484,
      WEB: 1752,
      KCC: 406,
      HR: 296,
      CIS: 296,
      BO: 198,
      LEV: 1934,
    });
    const perWorkstream = Object.fromEntries(
      blueprint.workstreams.map((stream) => {
        const own = activities.filter((one) => one.workstream === stream.key);
        return [stream.key, [own.length, sum(own.map((one) => one.effort_hours))]];
      }),
    );
    expect(perWorkstream).toEqual({
      PRG: [11, 1556],
      VER: [8, 1360],
      PRO: [8, 3234],
      SYS: [10, 2874],
      KOP: [7, 2364],
      DIV: [13, 3360],
      OPL: [10, 5382],
      EDV: [11, 4116],
      KCC: [4, 1188],
      STU: [8, 1360],
    });
    expect(sum(activities.map((one) => one.effort_hours))).toBe(26794);
  });

  it('prices an e-service by its complexity and fits its batch', () => {
    const price = { S: 32, M: 66, L: 114 };
    const batchOf: Record<string, number> = { 'EDV-03': 1, 'EDV-04': 2, 'EDV-10': 3, 'EDV-11': 4 };
    for (const product of blueprint.products) {
      expect([product.key, sum(Object.values(product.hours_per_team))]).toEqual([
        product.key,
        price[product.complexity],
      ]);
      expect([product.key, product.batch]).toEqual([product.key, batchOf[product.activity]]);
    }
    expect([1, 2, 3, 4].map((batch) => blueprint.products.filter((one) => one.batch === batch).length)).toEqual([
      5, 8, 8, 5,
    ]);
  });

  it('has a draaiboek in order: decided before it goes on, one point of no return, nothing before what it waits for', () => {
    const tasks = blueprint.cutover_tasks;
    const teams = new Set(blueprint.teams.map((team) => team.key));
    const task = new Map(tasks.map((row) => [row.key, row]));
    expect(task.size).toBe(tasks.length);
    for (const row of tasks) {
      expect(teams).toContain(row.team);
      for (const before of row.after ?? []) {
        const { minute, minutes } = task.get(before)!;
        expect([row.key, minute + minutes <= row.minute]).toEqual([row.key, true]);
      }
    }
    const turning = tasks.filter((row) => row.point_of_no_return);
    expect(turning).toHaveLength(1);
    // the decision to open is what it waits for, and the opening waits for it
    expect(turning[0]!.after).toEqual(['D15']);
    expect(task.get('D15')!.title.nl).toMatch(/^Go\/no-go/);
    expect(task.get('D19')!.minute).toBe(8 * 60);
  });

  it('describes the demo municipality as its reference', () => {
    expect(blueprint.scaling.reference).toEqual({
      inhabitants: demo.municipality.inhabitants,
      licensed_users: sum(demo.departments.map((department) => department.users)),
      case_types_wave_1: 350,
      departments: demo.departments.length,
    });
  });
});

describe('demo municipality', () => {
  const departments = keysOf(demo.departments);
  const teams = keysOf(demo.teams);
  const dayNumber = (value: string) => Date.parse(`${value}T00:00:00Z`) / 86_400_000;

  it('has its departments, teams and dates', () => {
    const { headcount, users, key_users, cases } = {
      headcount: sum(demo.departments.map((one) => one.headcount)),
      users: sum(demo.departments.map((one) => one.users)),
      key_users: sum(demo.departments.map((one) => one.key_users)),
      cases: sum(demo.departments.map((one) => one.cases_per_year)),
    };
    expect([departments.length, headcount, users, key_users, cases]).toEqual([12, 441, 382, 24, 39170]);
    expect([...teams].sort()).toEqual(keysOf(blueprint.teams).sort());
    expect(
      unknown(
        demo.teams.flatMap((team) => team.department ?? []),
        departments,
      ),
    ).toEqual([]);
    const { kickoff, go_live, today, prep_weeks } = demo.municipality;
    expect([kickoff, go_live, today]).toEqual(['2025-09-15', '2026-04-13', '2026-11-22']);
    expect(new Date(`${go_live}T00:00:00Z`).getUTCDay()).toBe(1);
    expect(dayNumber(go_live) - dayNumber(kickoff)).toBe(prep_weeks * 7);
    expect(Math.floor((dayNumber(today) - dayNumber(go_live)) / 7)).toBe(31);
  });

  it('has a profile for every month, with a mean availability of one', () => {
    expect(Object.keys(demo.month_availability).length).toBe(12);
    expect(Object.keys(demo.run_season).length).toBe(12);
    expect(sum(shareOfMean(demo.month_availability)) / 12).toBeCloseTo(1, 9);
  });

  it('keeps formation, changes and effective fte of DIV in line', () => {
    const div = byKey(demo.teams, 'DIV');
    const now = (div.capacity_changes ?? []).filter(
      (change) => (change.from_month ?? '0') <= '2026-11' && (change.to_month ?? '9') >= '2026-11',
    );
    const signed = now.map(({ kind, fte }) => (kind === 'hire' ? fte : -fte));
    expect((div.fte_formation ?? 0) + sum(signed)).toBeCloseTo(6, 6);
    expect(demo.teams.filter((team) => team.fte_formation === undefined).map((team) => team.key)).toEqual([
      'AFD',
      'HR',
      'CIS',
      'BO',
      'LEV',
    ]);
  });

  it('follows DIV through 26 consecutive months, each ratio equal to demand over capacity', () => {
    expect(demo.div_load.length).toBe(26);
    demo.div_load.forEach((row, index) => {
      const expected = new Date(Date.UTC(2025, 8 + index, 1)).toISOString().slice(0, 7);
      expect(row.month).toBe(expected);
      const ratio = (row.run + row.hybrid + row.programme) / row.capacity;
      expect(Math.abs(Math.round(ratio * 100) / 100 - row.ratio), row.month).toBeLessThanOrEqual(0.0100001);
    });
    expect(demo.div_load.find((row) => row.month === '2026-08')).toEqual({
      month: '2026-08',
      run: 492,
      hybrid: 98,
      programme: 168,
      capacity: 579,
      ratio: 1.31,
    });
  });

  it('explains the what-if baseline from the load table', () => {
    const { from_month, to_month, options, team } = demo.whatifs;
    const period = demo.div_load.filter((row) => row.month >= from_month && row.month <= to_month);
    const shortage = sum(period.map((row) => Math.max(0, row.run + row.hybrid + row.programme - row.capacity)));
    const baseline = byKey(options, 'baseline');
    expect([team, period.length]).toEqual(['DIV', 6]);
    expect(Math.abs(shortage - baseline.shortage_hours)).toBeLessThanOrEqual(2);
    expect(Math.abs(sum(period.slice(0, 3).map((row) => row.ratio)) / 3 - baseline.max_3_months)).toBeLessThan(0.01);
    expect(options.map((option) => [option.key, option.max_3_months, option.shortage_hours])).toEqual([
      ['baseline', 1.19, 436],
      ['hire', 1.02, 69],
      ['move', 1.11, 298],
      ['substitution', 1.11, 222],
      ['combination', 0.94, 15],
    ]);
  });

  it('gives every re-planned activity later weeks and a reason', () => {
    expect(Object.keys(demo.replanned).length).toBe(10);
    expect(Object.keys(demo.slip_reasons).sort()).toEqual(Object.keys(demo.replanned).sort());
    for (const [name, forecast] of Object.entries(demo.replanned)) {
      const planned = byKey(blueprint.activities, name);
      expect(forecast.finish_week, name).toBeGreaterThan(planned.finish_week);
      expect(forecast.start_week, name).toBeGreaterThanOrEqual(planned.start_week);
    }
  });

  it('leaves exactly two successors caught by the slips: the story shows them as conflicts', () => {
    const weeksOf = (name: string) => demo.replanned[name] ?? byKey(blueprint.activities, name);
    const caught = blueprint.activities.flatMap((activity) =>
      activity.depends_on
        .filter((link) => link.type === 'FS' && weeksOf(link.key).finish_week > weeksOf(activity.key).start_week)
        .map((link) => `${link.key} → ${activity.key}`),
    );
    expect(caught).toEqual(['DIV-11 → DIV-12', 'PRO-06 → PRO-08']);
  });

  it('measures at nine moments, ending in the week of today', () => {
    expect(demo.series_weeks).toEqual([-8, 0, 4, 8, 13, 18, 22, 26, 31]);
    const metrics = keysOf(blueprint.metrics);
    for (const [name, values] of Object.entries(demo.series)) {
      expect(values.length, name).toBe(demo.series_weeks.length);
      const [metric, team] = name.split('_');
      expect(unknown([metric ?? ''], metrics)).toEqual([]);
      if (team !== undefined) expect(unknown([team], teams)).toEqual([]);
    }
    expect(Object.keys(demo.series).length).toBe(19);
    expect(demo.series.M02?.at(-1)).toBe(73);
    expect(demo.series.M16?.at(-1)).toBe(8.5);
    expect(demo.series.M12).toEqual([49, null, null, null, 48, null, null, 61, null]);
  });

  it('draws curves that end at the figures of week 31', () => {
    expect(keysOf(demo.departments_at_g31)).toEqual(departments);
    expect(Object.keys(demo.m02_logistic)).toEqual(departments);
    expect(Object.keys(demo.m13_jcurve)).toEqual(departments);
    for (const row of demo.departments_at_g31) {
      const s = demo.m02_logistic[row.key]!;
      const m02 = s.base + (s.ceiling - s.base) / (1 + Math.exp(-s.k * (31 - s.t0)));
      expect(Math.abs(m02 - row.M02), `${row.key} M02`).toBeLessThan(0.6);
      const j = demo.m13_jcurve[row.key]!;
      const dip = j.dip * Math.exp(-(((31 - j.dip_week) / j.dip_width) ** 2));
      const m13 = j.start - dip + j.gain / (1 + Math.exp(-j.k * (31 - j.t0)));
      expect(Math.abs(m13 - row.M13), `${row.key} M13`).toBeLessThan(0.06);
    }
  });

  it('scores the assessment and the stagnation index by their formulas', () => {
    const { ambition_height, competence, capacity, context } = demo.assessment;
    const carrying = Math.min(0.4 * capacity + 0.35 * competence + 0.25 * context, Math.min(capacity, competence) + 1);
    expect(carrying).toBeCloseTo(demo.assessment_result.carrying_capacity, 6);
    expect(Math.min(capacity, competence) + 1).toBeCloseTo(demo.assessment_result.cap, 6);
    expect(ambition_height - carrying).toBeCloseTo(demo.assessment_result.ambition_gap, 6);
    const { s1, s2, s3, s4, s5, index } = demo.stagnation;
    expect(Math.round(100 * (0.3 * s1 + 0.2 * s2 + 0.15 * s3 + 0.2 * s4 + 0.15 * s5))).toBe(index);
    expect((1 - demo.k_coverage.total) / 0.5).toBeCloseTo(s2, 6);
  });

  it('marks the first ADKAR element at 3.0 or below as the barrier', () => {
    for (const row of demo.adkar_at_g26) {
      const order = ['awareness', 'desire', 'knowledge', 'ability', 'reinforcement'] as const;
      expect(row.barrier, row.key).toBe(order.find((element) => row[element] <= 3) ?? null);
    }
    expect(keysOf(demo.adkar_at_g26)).toEqual(['VTH', 'SD', 'RO', 'BZ', 'IV']);
  });

  it('tells a story about departments, teams, items and competences that exist', () => {
    const spots = [...demo.trouble_spots, ...demo.bright_spots];
    expect(
      unknown(
        spots.flatMap((one) => one.departments),
        departments,
      ),
    ).toEqual([]);
    expect(
      unknown(
        spots.flatMap((one) => one.teams),
        teams,
      ),
    ).toEqual([]);
    expect(
      unknown(
        demo.other_team_peaks.map((peak) => peak.team),
        teams,
      ),
    ).toEqual([]);
    expect(
      unknown(
        demo.k_coverage.gaps.map((gap) => gap.competence),
        keysOf(blueprint.competences),
      ),
    ).toEqual([]);
    const extra = demo.recalibrated.added;
    expect(
      unknown(
        extra.flatMap((one) => one.departments ?? []),
        departments,
      ),
    ).toEqual([]);
    expect(
      unknown(
        extra.flatMap((one) => (one.effects ?? []).map(({ metric }) => metric)),
        keysOf(blueprint.metrics),
      ),
    ).toEqual([]);
    const items = [...keysOf(blueprint.activities), ...keysOf(blueprint.milestones)];
    const asked = demo.open_steering_decisions;
    expect(unknown([...asked.flatMap((one) => one.related), ...demo.whatifs.largest_items], items)).toEqual([]);
    expect(asked.map((one) => one.due)).toEqual([null, '2026-12-08', null, '2027-02-28']);
  });

  it('moves figures where an item that was to move them was given, from when that had begun, the way it was to', () => {
    for (const [metric, { departments: moved, from_week, until_week, odds }] of Object.entries(demo.moved)) {
      const item = demo.recalibrated.added.find(({ effects }) => effects?.some((effect) => effect.metric === metric))!;
      const effect = item.effects!.find((one) => one.metric === metric)!;
      expect(moved).toEqual(item.departments);
      expect(odds < 1 ? 'down' : 'up').toBe(effect.direction);
      expect(from_week).toBeGreaterThanOrEqual(item.start_week);
      expect(until_week).toBeLessThanOrEqual(item.start_week + Math.ceil(item.work_days / 5) + effect.lag_weeks);
      expect(until_week).toBeLessThan(demo.series_weeks.at(-1)!);
    }
  });

  it('has one project leader, a head per department, two committee members, an administrator and a reader', () => {
    const count = (role: string) => demo.people.filter((person) => person.role === role).length;
    expect(['project_leader', 'department_head', 'steering', 'administrator', 'reader'].map(count)).toEqual([
      1, 12, 2, 1, 1,
    ]);
    const heads = demo.people.filter((person) => person.role === 'department_head');
    expect(heads.flatMap((person) => person.departments)).toEqual(departments);
    expect(
      unknown(
        demo.people.flatMap((person) => person.departments),
        departments,
      ),
    ).toEqual([]);
    for (const field of ['key', 'name', 'email'] as const) {
      expect(twice(demo.people.map((person) => person[field]))).toEqual([]);
    }
    expect(demo.people.filter((person) => !person.email.endsWith('@voorbeeldstad.example'))).toEqual([]);
  });
});

describe('demo calendar', () => {
  const { calendar } = demo;
  const at = (name: string) => byKey(calendar, name);

  it('says when in exactly one way, in order, and who confirmed it', () => {
    expect(twice(keysOf(calendar))).toEqual([]);
    for (const one of calendar) {
      const dated = one.from !== undefined && one.to !== undefined;
      const ways = [dated, one.recurring !== undefined, one.rule !== undefined].filter(Boolean);
      expect(ways.length, one.key).toBe(1);
      expect((one.from === undefined) === (one.to === undefined), one.key).toBe(true);
      if (one.from !== undefined && one.to !== undefined) expect(one.from <= one.to, one.key).toBe(true);
      if (one.status === 'confirmed') expect(one.sources.length, one.key).toBeGreaterThan(0);
      if (one.kind === 'neutral') expect(one.low_presence, one.key).toBeDefined();
      if (one.kind === 'budget_cycle') expect(one.meaning, one.key).toBeDefined();
    }
  });

  it('refers to departments, teams and sources that exist, and lists no source in vain', () => {
    expect(
      unknown(
        calendar.flatMap((one) => one.departments ?? []),
        keysOf(demo.departments),
      ),
    ).toEqual([]);
    expect(
      unknown(
        calendar.flatMap((one) => one.teams ?? []),
        keysOf(demo.teams),
      ),
    ).toEqual([]);
    const cited = [
      ...calendar.flatMap((one) => one.sources),
      ...demo.teams.flatMap((team) => team.sources ?? []),
      ...Object.values(demo.parameter_sources),
    ];
    expect(unknown(cited, keysOf(demo.sources))).toEqual([]);
    expect(unknown(keysOf(demo.sources), cited)).toEqual([]);
    for (const one of demo.sources) {
      const same = blueprint.sources.find((candidate) => candidate.key === one.key);
      if (same) expect(one).toEqual(same);
    }
  });

  it('has the school holidays of the own region confirmed and the uncertain ones marked', () => {
    const holidays = calendar.filter((one) => one.kind === 'school_holiday');
    const own = holidays.filter((one) => one.region === null || one.region === 'midden');
    expect(own.map((one) => [one.from, one.to, one.status])).toEqual([
      ['2026-07-18', '2026-08-30', 'confirmed'],
      ['2026-10-17', '2026-10-25', 'confirmed'],
      ['2026-12-19', '2027-01-03', 'confirmed'],
      ['2027-02-20', '2027-02-28', 'confirmed'],
      ['2027-04-24', '2027-05-02', 'confirmed'],
      ['2027-05-03', '2027-05-09', 'verify'],
      ['2027-07-17', '2027-08-29', 'confirmed'],
    ]);
    expect(holidays.filter((one) => one.status === 'verify').map((one) => one.key)).toEqual([
      'school_autumn_2026_noord',
      'school_autumn_2026_zuid',
      'school_spring_2027_noord',
      'school_spring_2027_zuid',
      'school_may_2027_second_week',
      'school_summer_2027_noord',
      'school_summer_2027_zuid',
    ]);
    expect(calendar.filter((one) => one.kind === 'construction_holiday').length).toBe(3);
  });

  it('ties teams up from six weeks before an election to two weeks after', () => {
    const elections = calendar.filter((one) => one.kind === 'election');
    expect(elections.length).toBe(5);
    for (const one of elections) {
      if (!one.election_day) {
        expect(one.status, one.key).toBe('verify');
        continue;
      }
      const shifted = (days: number) =>
        new Date(Date.parse(`${one.election_day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
      expect([one.from, one.to], one.key).toEqual([shifted(-42), shifted(14)]);
    }
    expect([at('election_council_2026').election_day, at('election_provincial_2027').election_day]).toEqual([
      '2026-03-18',
      '2027-03-17',
    ]);
  });

  it('has the budget cycle, the year-end freeze and the days of low presence', () => {
    expect(calendar.filter((one) => one.kind === 'budget_cycle').length).toBe(8);
    expect(at('freeze_year_end').recurring).toEqual({ from_month_day: '12-15', to_month_day: '01-10' });
    expect(at('friday_after_ascension').rule).toBe('easter+40');
    expect(at('christmas_eve').recurring?.from_month_day).toBe('12-24');
    expect(at('new_years_eve').recurring?.from_month_day).toBe('12-31');
  });
});

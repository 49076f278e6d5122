// A blueprint is a document: a whole programme with dates relative to go-live, in the product's own format `dok-blueprint/1`.
import { z } from 'zod';
import { effectDirections, effectSizes, itemKinds, itemModes, linkTypes } from '../plan';

export const blueprintFormat = 'dok-blueprint/1';

const key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'key');
const label = z.object({ nl: z.string().min(1).max(400), en: z.string().max(400).nullable().default(null) });
const text = z.object({ nl: z.string().max(4000), en: z.string().max(4000).nullable().default(null) });
const hours = z.record(key, z.number().min(0).max(100_000));
const sources = z.array(key).max(60).default([]);
const week = z.number().min(-520).max(520);
const dayOffset = z.number().int().min(-3650).max(3650);

/** Weeks relative to go-live: start inclusive, finish exclusive; placed on the working days between them. */
const weeks = { start_week: week, finish_week: week };
/** Calendar days relative to go-live, `until_day` exclusive; written by an export, placed exactly. */
const days = { start_day: dayOffset, until_day: dayOffset };

const activityBase = z.object({
  key,
  kind: z.enum(itemKinds).optional(),
  mode: z.enum(itemModes).optional(),
  workstream: key.nullable(),
  phase: key.nullable(),
  title: label,
  description: z.string().max(8000).default(''),
  role: label.nullable().default(null),
  effort_hours: z.number().min(0).optional(),
  load_hours: hours.default({}),
  /** `alle`, or department keys with a space between them; empty = none. */
  department_scope: z.string().max(600).default(''),
  department_impacts: z.record(key, z.number().int().min(0).max(5)).default({}),
  not_before_day: dayOffset.nullable().optional(),
  deadline_day: dayOffset.nullable().optional(),
  pinned: z.boolean().default(false),
  depends_on: z
    .array(
      z.object({ key, type: z.enum(linkTypes).default('FS'), lag: z.number().int().min(-520).max(520).default(0) }),
    )
    .default([]),
  effects: z
    .array(
      z.object({
        metric: key,
        direction: z.enum(effectDirections),
        size: z.enum(effectSizes).nullable().default(null),
        lag_weeks: z.number().int().min(0).max(104).nullable().default(null),
      }),
    )
    .default([]),
  competences: z.array(z.union([key, z.object({ key, level: z.number().int().min(1).max(5) })])).default([]),
  follow_up_calendar: z.boolean().default(false),
  acceptance_value: z.number().int().min(0).max(5).default(0),
  sources,
});

const activity = z.union([activityBase.extend(weeks), activityBase.extend(days)]);

const milestoneBase = z.object({
  key,
  title: label,
  gate: z.boolean(),
  description: z.string().max(8000).default(''),
  workstream: key.nullable().default(null),
  phase: key.nullable().default(null),
  mode: z.enum(itemModes).optional(),
  pinned: z.boolean().default(false),
  depends_on: activityBase.shape.depends_on,
  criteria: z.array(z.object({ text: label, hard: z.boolean() })).default([]),
  sources,
});

export const blueprintDocument = z.object({
  format: z.literal(blueprintFormat),
  key,
  version: z.number().int().min(1),
  title: label,
  time_axis: z
    .object({ unit: z.literal('week'), zero: text, range: z.array(z.number()).length(2), interval: text })
    .optional(),
  evidence_note: text.optional(),
  effect_sizes: z.record(z.string(), text).optional(),
  scaling: z.object({
    default_prep_weeks: z.number().int().min(1).max(260),
    min_prep_weeks: z.number().int().min(0).max(260),
    rule: text.optional(),
    reference: z.record(z.string(), z.number()),
    drivers: z.array(z.object({ driver: z.string(), activities: z.array(key) })).default([]),
  }),
  /** The go-live an export was made from; with the same go-live an import gives the same dates. */
  exported: z.object({ go_live: z.string(), prep_weeks: z.number().int() }).optional(),
  sources: z.array(z.object({ key, name: z.string(), url: z.string().optional(), label: text.optional() })).default([]),
  phases: z.array(
    z.union([
      z.object({ key, title: label, description: text, active: z.boolean().default(true), ...weeks }),
      z.object({ key, title: label, description: text, active: z.boolean().default(true), ...days }),
    ]),
  ),
  workstreams: z.array(z.object({ key, title: label, hue: z.number().int().min(0).max(9).optional() })),
  teams: z.array(z.object({ key, title: label })),
  competences: z.array(z.object({ key, title: label })),
  metrics: z.array(
    z.object({
      key,
      code: z.string(),
      title: label,
      unit: z.string(),
      direction: z.string(),
      formula: text,
      source: text,
      frequency: text,
      typical_baseline: z.string(),
      typical_target_52w: z.string(),
      typical_curve: text,
      unit_label: text.optional(),
      typical_baseline_label: text.optional(),
      typical_target_52w_label: text.optional(),
    }),
  ),
  milestones: z.array(z.union([milestoneBase.extend({ week }), milestoneBase.extend({ day: dayOffset })])),
  activities: z.array(activity),
  recommended_measures: z
    .array(
      z.union([
        z.object({ key, title: label, reason: text, from_week: week, to_week: week }),
        z.object({ key, title: label, reason: text, from_day: dayOffset, until_day: dayOffset }),
      ]),
    )
    .default([]),
  products: z
    .array(
      z.object({
        key,
        title: label,
        department: key.nullable(),
        complexity: z.enum(['S', 'M', 'L']),
        volume_per_10k_inhabitants_per_year: z.number().min(0),
        batch: z.number().int().min(1),
        activity: key.nullable(),
        hours_per_team: hours,
        sources,
      }),
    )
    .default([]),
});

export type BlueprintDocument = z.infer<typeof blueprintDocument>;
export type BlueprintActivity = BlueprintDocument['activities'][number];

/** A reference or order that does not hold; `path` leads to the place in the document. */
export type BlueprintFault = {
  path: (string | number)[];
  reason: 'duplicate_key' | 'unknown_key' | 'finish_before_start' | 'cycle' | 'no_go_live_phase';
  detail: string;
};

/** Checks what a schema cannot say: keys are unique, references resolve, intervals run forwards, links have no cycle. */
export function faultsOf(document: BlueprintDocument): BlueprintFault[] {
  const faults: BlueprintFault[] = [];
  const fault = (reason: BlueprintFault['reason'], detail: string, ...path: (string | number)[]) =>
    faults.push({ path, reason, detail });
  const keysOf = (section: 'phases' | 'workstreams' | 'teams' | 'competences' | 'metrics' | 'sources') => {
    const seen = new Set<string>();
    document[section].forEach((row, index) => {
      if (seen.has(row.key)) fault('duplicate_key', row.key, section, index, 'key');
      seen.add(row.key);
    });
    return seen;
  };
  const phases = keysOf('phases');
  const workstreams = keysOf('workstreams');
  const teams = keysOf('teams');
  const competences = keysOf('competences');
  const metrics = keysOf('metrics');
  keysOf('sources');
  const items = new Set<string>();
  for (const section of ['milestones', 'activities'] as const) {
    document[section].forEach((row, index) => {
      if (items.has(row.key)) fault('duplicate_key', row.key, section, index, 'key');
      items.add(row.key);
    });
  }
  const need = (known: Set<string>, key: string | null, ...path: (string | number)[]) => {
    if (key !== null && !known.has(key)) fault('unknown_key', key, ...path);
  };
  document.phases.forEach((row, index) => {
    const [from, until] = 'start_week' in row ? [row.start_week, row.finish_week] : [row.start_day, row.until_day];
    if (until <= from) fault('finish_before_start', row.key, 'phases', index);
  });
  for (const section of ['milestones', 'activities'] as const) {
    document[section].forEach((row, index) => {
      need(phases, row.phase, section, index, 'phase');
      need(workstreams, row.workstream, section, index, 'workstream');
      row.depends_on.forEach((link, at) => need(items, link.key, section, index, 'depends_on', at, 'key'));
    });
  }
  document.activities.forEach((row, index) => {
    const at = ['activities', index] as const;
    const [from, until] = 'start_week' in row ? [row.start_week, row.finish_week] : [row.start_day, row.until_day];
    if (until < from) fault('finish_before_start', row.key, ...at);
    for (const team of Object.keys(row.load_hours)) need(teams, team, ...at, 'load_hours', team);
    row.effects.forEach((effect, e) => need(metrics, effect.metric, ...at, 'effects', e, 'metric'));
    row.competences.forEach((entry, c) =>
      need(competences, typeof entry === 'string' ? entry : entry.key, ...at, 'competences', c),
    );
  });
  document.products.forEach((row, index) => {
    need(items, row.activity, 'products', index, 'activity');
    for (const team of Object.keys(row.hours_per_team)) need(teams, team, 'products', index, 'hours_per_team', team);
  });
  const cycle = cycleIn(document);
  if (cycle) fault('cycle', cycle.join(' → '), 'activities');
  return faults;
}

function cycleIn(document: BlueprintDocument): string[] | null {
  const rows = new Map([...document.milestones, ...document.activities].map((row) => [row.key, row]));
  const done = new Set<string>();
  const open: string[] = [];
  const visit = (key: string): string[] | null => {
    if (done.has(key)) return null;
    if (open.includes(key)) return [...open.slice(open.indexOf(key)), key];
    open.push(key);
    for (const link of rows.get(key)?.depends_on ?? []) {
      const found = visit(link.key);
      if (found) return found;
    }
    open.pop();
    done.add(key);
    return null;
  };
  for (const key of rows.keys()) {
    const found = visit(key);
    if (found) return found.reverse();
  }
  return null;
}

// What a schema cannot say about a blueprint: keys are unique, references resolve, intervals run forwards, links have no cycle.
import { cutoverCycle } from '../cutover';
import type { BlueprintDocument } from './document';
import { testsIn } from './waits';

/** A reference or order that does not hold; `path` leads to the place in the document. */
export type BlueprintFault = {
  path: (string | number)[];
  reason: 'duplicate_key' | 'unknown_key' | 'finish_before_start' | 'cycle' | 'gate_waits';
  detail: string;
};

type Section = 'phases' | 'workstreams' | 'teams' | 'competences' | 'metrics' | 'sources' | 'recommended_measures';

/** Every fault of the document, in its own order of sections. */
export function faultsOf(document: BlueprintDocument): BlueprintFault[] {
  const faults: BlueprintFault[] = [];
  const fault = (reason: BlueprintFault['reason'], detail: string, ...path: (string | number)[]) =>
    faults.push({ path, reason, detail });
  /** Reports every value that was there before; `at` gives the path of the nth. */
  const once = (values: readonly string[], at: (index: number) => (string | number)[]) => {
    const seen = new Set<string>();
    values.forEach((value, index) => {
      if (seen.has(value)) fault('duplicate_key', value, ...at(index));
      seen.add(value);
    });
    return seen;
  };
  const keysOf = (section: Section | 'products' | 'cutover_tasks') =>
    once(
      document[section].map((row) => row.key),
      (index) => [section, index, 'key'],
    );
  const phases = keysOf('phases');
  const workstreams = keysOf('workstreams');
  const teams = keysOf('teams');
  const competences = keysOf('competences');
  const metrics = keysOf('metrics');
  keysOf('sources');
  keysOf('recommended_measures');
  keysOf('products');
  // Milestones and activities share their keys, because links go from one to the other.
  const milestones = document.milestones.length;
  const items = once(
    [...document.milestones, ...document.activities].map((row) => row.key),
    (index) => (index < milestones ? ['milestones', index, 'key'] : ['activities', index - milestones, 'key']),
  );
  const need = (known: Set<string>, key: string | null, ...path: (string | number)[]) => {
    if (key !== null && !known.has(key)) fault('unknown_key', key, ...path);
  };
  document.scaling.drivers.forEach((row, index) => {
    row.activities.forEach((key, at) => need(items, key, 'scaling', 'drivers', index, 'activities', at));
  });
  document.phases.forEach((row, index) => {
    const [from, until] = 'start_week' in row ? [row.start_week, row.finish_week] : [row.start_day, row.until_day];
    if (until <= from) fault('finish_before_start', row.key, 'phases', index);
  });
  for (const section of ['milestones', 'activities'] as const) {
    document[section].forEach((row, index) => {
      need(phases, row.phase, section, index, 'phase');
      need(workstreams, row.workstream, section, index, 'workstream');
      row.depends_on.forEach((link, at) => need(items, link.key, section, index, 'depends_on', at, 'key'));
      once(
        row.depends_on.map((link) => link.key),
        (at) => [section, index, 'depends_on', at, 'key'],
      );
    });
  }
  for (const { test, path } of testsIn(document)) need(metrics, test.metric, ...path, 'metric');
  document.milestones.forEach((row, index) => {
    if (row.gate && row.waits_for?.length) fault('gate_waits', row.key, 'milestones', index, 'waits_for');
  });
  document.activities.forEach((row, index) => {
    const at = ['activities', index] as const;
    const [from, until] = 'start_week' in row ? [row.start_week, row.finish_week] : [row.start_day, row.until_day];
    if (until < from) fault('finish_before_start', row.key, ...at);
    for (const team of Object.keys(row.load_hours)) need(teams, team, ...at, 'load_hours', team);
    row.effects.forEach((effect, e) => need(metrics, effect.metric, ...at, 'effects', e, 'metric'));
    once(
      row.effects.map((effect) => effect.metric),
      (e) => [...at, 'effects', e, 'metric'],
    );
    const asked = row.competences.map((entry) => (typeof entry === 'string' ? entry : entry.key));
    asked.forEach((key, c) => need(competences, key, ...at, 'competences', c));
    once(asked, (c) => [...at, 'competences', c]);
    row.raises.forEach(({ team, competence }, r) => {
      need(teams, team, ...at, 'raises', r, 'team');
      need(competences, competence, ...at, 'raises', r, 'competence');
    });
    once(
      row.raises.map(({ team, competence }) => `${team} ${competence}`),
      (r) => [...at, 'raises', r],
    );
    once(row.department_scope.split(/\s+/).filter(Boolean), () => [...at, 'department_scope']);
  });
  document.products.forEach((row, index) => {
    need(items, row.activity, 'products', index, 'activity');
    for (const team of Object.keys(row.hours_per_team)) need(teams, team, 'products', index, 'hours_per_team', team);
  });
  document.recommended_measures.forEach((row, index) => {
    const [from, until] = 'from_week' in row ? [row.from_week, row.to_week] : [row.from_day, row.until_day];
    if (until < from) fault('finish_before_start', row.key, 'recommended_measures', index);
  });
  const tasks = keysOf('cutover_tasks');
  document.cutover_tasks.forEach((row, index) => {
    need(teams, row.team, 'cutover_tasks', index, 'team');
    row.after.forEach((key, at) => need(tasks, key, 'cutover_tasks', index, 'after', at));
    once(row.after, (at) => ['cutover_tasks', index, 'after', at]);
  });
  const round = cutoverCycle(document.cutover_tasks.map(({ key: id, after }) => ({ id, after })));
  const closing = document.cutover_tasks.findIndex((row) => row.key === round?.at(-1));
  if (round) fault('cycle', round.join(' → '), 'cutover_tasks', closing, 'after');
  const cycle = cycleIn(document);
  if (cycle) fault('cycle', cycle.keys.join(' → '), ...cycle.path);
  return faults;
}

type Cycle = { keys: string[]; path: (string | number)[] };

/** The first cycle in the links, with the place of the link that closes it. Walks without recursion: a chain may be long. */
function cycleIn(document: BlueprintDocument): Cycle | null {
  const rows = new Map<string, { links: string[]; path: (string | number)[] }>();
  for (const section of ['milestones', 'activities'] as const) {
    document[section].forEach((row, index) => {
      rows.set(row.key, { links: row.depends_on.map((link) => link.key), path: [section, index, 'depends_on'] });
    });
  }
  const done = new Set<string>();
  for (const first of rows.keys()) {
    const trail: { key: string; next: number }[] = [{ key: first, next: 0 }];
    const open = new Set([first]);
    for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
      const row = rows.get(top.key);
      const link = done.has(top.key) ? undefined : row?.links[top.next];
      if (link === undefined) {
        done.add(top.key);
        open.delete(top.key);
        trail.pop();
      } else if (open.has(link)) {
        const from = trail.findIndex((step) => step.key === link);
        const keys = [...trail.slice(from).map((step) => step.key), link].reverse();
        return { keys, path: [...(row?.path ?? []), top.next] };
      } else {
        top.next++;
        if (!done.has(link)) {
          open.add(link);
          trail.push({ key: link, next: 0 });
        }
      }
    }
  }
  return null;
}

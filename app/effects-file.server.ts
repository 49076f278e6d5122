// The effects as a file: a line per finished item and metric, with levels, interval, verdict and reason.
import { type Cell, csvFile } from './csv.server';
import type { EffectRow } from './models/planning/adoption/effect-list';
import { addDays } from './models/planning/day';
import type { Label } from './models/planning/plan';
import { m } from './paraglide/messages.js';
import { alongsideText, expectedText, untoldText, verdictText } from './ui/adoption/effect-text.server';
import { words } from './ui/words';

const round = (value: number | null | undefined) => (value == null ? null : Math.round(value * 1_000) / 1_000);

type Names = {
  /** Keys of items, where they have one. */
  keys: ReadonlyMap<string, string | null>;
  departments: readonly { id: string; name: Label }[];
};

/** The same rows as on the page, in its order. */
export function effectsFile(rows: readonly EffectRow[], { keys, departments }: Names): Response {
  const known = new Map(departments.map(({ id, name }) => [id, words(name)]));
  const named = (ids: readonly string[] | 'all') =>
    ids === 'all' ? m.effects_all_departments() : ids.flatMap((id) => known.get(id) ?? []).join(', ');
  const head = [
    ...[m.effects_file_key(), m.effects_item(), m.effects_file_finished(), m.adoption_department()],
    ...[m.adoption_file_metric(), m.adoption_metric(), m.adoption_unit(), m.effects_expected(), m.effects_file_from()],
    ...[m.effects_file_before(), m.effects_file_after(), m.effects_file_periods(), m.effects_file_method()],
    ...[m.effects_comparison(), m.effects_file_others_before(), m.effects_file_others_after()],
    ...[m.effects_effect(), m.effects_file_low(), m.effects_file_high(), m.effects_verdict(), m.effects_file_why()],
    m.adoption_note(),
  ];
  const lineOf = (row: EffectRow): Cell[] => {
    const { itemId, title, until, departmentIds, metric, expectedFrom, answer } = row;
    const { levels, comparison, effect, verdict, untold, method } = answer;
    const others = comparison ? named(comparison.departmentIds) : '';
    const against =
      method === 'comparison'
        ? m.effects_with_others({ count: comparison?.departmentIds.length ?? 0 })
        : m.effects_own_trend();
    return [
      ...[keys.get(itemId) ?? '', words(title), addDays(until, -1), named(departmentIds)],
      ...[metric.key, words(metric.title), words(metric.unit), expectedText(row), expectedFrom],
      ...[round(levels?.before), round(levels?.after), levels?.periods ?? null, effect ? against : ''],
      ...[others, round(comparison?.levels.before), round(comparison?.levels.after)],
      ...[round(effect?.estimate), round(effect?.low), round(effect?.high)],
      ...[verdictText(verdict), untold ? untoldText(untold) : '', effect ? (alongsideText(row) ?? '') : ''],
    ];
  };
  return csvFile(m.effects_title(), head, [rows.map(lineOf)]);
}

// What the adoption pages say in sentences, made of the same figures as their tables.
import type { AdoptionSummary } from '~/models/planning/adoption/adoption-table';
import type { DepartmentAdoption } from '~/models/planning/adoption/adoption-department';
import type { AdoptionLine } from '~/models/planning/adoption/adoption-series';
import type { Metric } from '~/models/planning/adoption/metric';
import { m } from '~/paraglide/messages.js';
import { words } from '../words';
import { adoptionPeriod, levelWithUnit, trendText, unitText } from './level-text';

const sentences = (parts: readonly (string | null)[]) => parts.filter(Boolean).join(' ');

/** `Van 124 cijfers met een doel zijn er 70 gehaald …` and who is behind on the metric that matters most. */
export function tableSummary({ counts, metric, reached, judged, worst }: AdoptionSummary): string {
  const all = counts.reached + counts.near + counts.off;
  if (all === 0 || !metric) return m.adoption_summary_nothing();
  const told = m.adoption_summary_counts({ all, reached: counts.reached, near: counts.near, off: counts.off });
  const on = m.adoption_summary_metric({ reached, all: judged, metric: words(metric.title) });
  const last = worst && {
    department: words(worst.department.name),
    level: levelWithUnit(metric, worst.cell.level!),
    target: levelWithUnit(metric, worst.cell.target!),
  };
  return sentences([told, on, last && m.adoption_summary_worst(last)]);
}

export function departmentSummary({ rows, counts, worst, coming, late }: DepartmentAdoption): string {
  const all = counts.reached + counts.near + counts.off;
  const judged =
    all === 0 ? m.adoption_summary_nothing() : m.adoption_department_summary({ reached: counts.reached, all });
  const furthest = worst && {
    metric: words(worst.metric.title),
    level: levelWithUnit(worst.metric, worst.cell.level!),
    target: levelWithUnit(worst.metric, worst.cell.target!),
  };
  return sentences([
    rows.length === 0 ? null : judged,
    furthest && m.adoption_department_worst(furthest),
    m.adoption_department_items({ coming: coming.length, late: late.length }),
  ]);
}

/** A sentence per line: where it began, where it stands and what is wanted. */
export function seriesSummary(metric: Metric, lines: readonly AdoptionLine[]): string {
  return sentences(
    lines.map(({ name, baseline, latest }) => {
      const department = unitText(name);
      if (latest.level === null || latest.period === null) return m.adoption_series_none({ department });
      const level = levelWithUnit(metric, latest.level);
      const now = m.adoption_series_now({ department, level, period: adoptionPeriod(latest.period) });
      const was = baseline && {
        level: levelWithUnit(metric, baseline.level),
        change: trendText(metric, latest.level - baseline.level),
      };
      const wanted = latest.target === null ? null : { target: levelWithUnit(metric, latest.target) };
      return sentences([now, was && m.adoption_series_baseline(was), wanted && m.adoption_series_target(wanted)]);
    }),
  );
}

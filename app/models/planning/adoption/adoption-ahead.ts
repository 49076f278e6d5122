// The lines of a metric gone on with: what is to be expected of each, and the levels to come.
import type { Day } from '../day';
import { seriesFor } from './adoption-cell';
import type { AdoptionLine } from './adoption-series';
import type { AdoptionFigures } from './adoption-table';
import type { Metric } from './metric';
import { type LevelAhead, levelsAhead, type Outlook, outlookOf } from './outlook';

export type ForeseenLine = AdoptionLine & {
  outlook: Outlook;
  /** From its latest figure on; empty when there is no course to go on with. */
  ahead: LevelAhead[];
};

/** Of lines as they are, up to the day `until`. */
export function foreseen(
  metric: Metric,
  figures: AdoptionFigures,
  lines: readonly AdoptionLine[],
  { goLive, today, until }: { goLive: Day; today: Day; until: Day },
): ForeseenLine[] {
  const { targets } = figures;
  return lines.map((line) => {
    const series = seriesFor(metric, figures.series, line.departmentId);
    const outlook = outlookOf(metric, series, line.departmentId, { targets, goLive, today });
    return { ...line, outlook, ahead: outlook.course ? levelsAhead(outlook.course, metric, until) : [] };
  });
}

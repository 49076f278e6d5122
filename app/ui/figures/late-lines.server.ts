// Late figures in words: per owner, of which metric and department, since when, and where they are entered.
import type { LateFigures } from '~/models/planning/adoption/late';
import { writePeriod } from '~/models/planning/adoption/period';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { words } from '../words';
import { periodName } from './figure-words';

export type LateLine = {
  key: string;
  department: string;
  metric: string;
  count: number;
  since: string;
  to: string | null;
};
export type LateOwner = { name: string; lines: LateLine[] };

type Around = {
  programmeId: string;
  metrics: readonly { key: string; title: Label }[];
  departments: readonly { id: string; name: Label }[];
  owners: readonly { userId: string; userName: string }[];
  /** Whether the reader delivers figures of this department. */
  mayEnter: (departmentId: string) => boolean;
};

/** Owners by name; what nobody owns comes last. In the language of the request. */
export function lateLines(late: readonly LateFigures[], around: Around): LateOwner[] {
  const nameOf = new Map(around.owners.map(({ userId, userName }) => [userId, userName]));
  const metricOf = new Map(around.metrics.map(({ key, title }) => [key, words(title)]));
  const departmentOf = new Map(around.departments.map(({ id, name }) => [id, words(name)]));
  const groups = new Map<string | null, LateLine[]>();
  for (const { ownerId, metricKey, departmentId, periods } of late) {
    const lines = groups.get(ownerId) ?? [];
    groups.set(ownerId, lines);
    const first = periods[0]!;
    const to = paths.figuresEnter(around.programmeId, { department: departmentId, period: writePeriod(first) });
    lines.push({
      key: `${metricKey} ${departmentId}`,
      department: departmentOf.get(departmentId) ?? '',
      metric: metricOf.get(metricKey) ?? metricKey,
      count: periods.length,
      since: m.figures_late_since({ period: periodName(first) }),
      to: around.mayEnter(departmentId) ? to : null,
    });
  }
  return [...groups]
    .map(([id, lines]) => ({ id, name: id === null ? m.figures_owner_nobody() : (nameOf.get(id) ?? ''), lines }))
    .sort((a, b) => Number(a.id === null) - Number(b.id === null) || a.name.localeCompare(b.name))
    .map(({ name, lines }) => ({
      name,
      lines: lines.sort((a, b) => a.department.localeCompare(b.department) || a.metric.localeCompare(b.metric)),
    }));
}

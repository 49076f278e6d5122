// Lines that more than one home has, in words.
import type { LateLine } from '~/models/home.server';
import { writePeriod } from '~/models/planning/adoption/period';
import { daysBetween } from '~/models/planning/day';
import type { NowItem, ProgrammeNow } from '~/models/planning/home/programme-now';
import { m } from '~/paraglide/messages.js';
import { periodName } from '../figures/figure-words';
import { paths } from '../paths';
import { kindText } from '../programme/kind-words';
import { dayShort, periodText, words } from '../words';
import type { HomeBlock, HomeLine } from './home-parts';

/** Lines that are written out; a home is no list of everything. */
export const mostLines = 8;
/** Lines that are written out where there is no list of them elsewhere; only with many programmes there are more. */
const mostAlone = 40;

/** Names the programme where there is more than one. */
export function programmeNote(programmes: readonly ProgrammeNow[]): (id: string) => string[] {
  const names = new Map(programmes.map(({ id, name }) => [id, name]));
  return (id) => (programmes.length > 1 ? [names.get(id) ?? ''] : []);
}

export const noted = (...parts: string[]): string => parts.filter(Boolean).join(' · ');

type BlockOf<T> = Omit<HomeBlock, 'lines' | 'count' | 'more'> & {
  all: readonly T[];
  /** Asked only for what is shown: of fifty programmes that is little of what there is. */
  line: (one: T) => HomeLine;
  to: string | null;
};

/** The first lines, and where the rest is. */
export function block<T>({ all, line, to, ...rest }: BlockOf<T>): HomeBlock {
  const most = to === null ? mostAlone : mostLines;
  const left = all.length - most;
  const more = left > 0 ? { to: to ?? paths.programmes(), text: m.home_more({ count: left }) } : null;
  return { ...rest, lines: all.slice(0, most).map(line), count: all.length, more };
}

/** An item with its kind and dates; late ones say by how much. */
export function itemLine(programmeId: string, item: NowItem, where: string[]): HomeLine {
  const { id, title, kind } = item;
  return {
    ...{ id, text: words(title), to: paths.item(programmeId, id), state: stateOf(item) },
    note: noted(kindText(kind), datesText(item), ...where),
  };
}

/** How an item stands, where that is worth a word. */
export function stateOf({ status, lateBy, begun }: Pick<NowItem, 'status' | 'lateBy' | 'begun'>): HomeLine['state'] {
  if (status === 'late') {
    return { look: 'late', said: begun ? m.home_late_by({ count: lateBy }) : m.home_late_start({ count: lateBy }) };
  }
  return status === 'started' ? { look: 'started', said: m.progress_started() } : null;
}

/** `ma 16 nov` for one day, else from and to. */
export function datesText({ from, until }: Pick<NowItem, 'from' | 'until'>): string {
  return daysBetween(from, until) <= 1 ? dayShort(from) : periodText({ from, until });
}

/** Figures that are late, by department and metric. */
export function lateLine(line: LateLine, where: string[]): HomeLine {
  const { programmeId, metricKey, metric, departmentId, department, periods, first } = line;
  return {
    id: `${programmeId} ${metricKey} ${departmentId}`,
    text: `${words(department)}: ${words(metric)}`,
    to: paths.figuresEnter(programmeId, { department: departmentId, period: writePeriod(first) }),
    note: noted(m.home_figures_line({ count: periods, since: periodName(first) }), ...where),
    state: null,
  };
}

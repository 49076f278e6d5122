// What stands in the table of the roadmap, as text: the same items in the same order as in the picture.
import type { Day } from '~/models/planning/day';
import { type Interval, lastDay } from '~/models/planning/interval';
import type { BaselineOverlay } from '~/models/planning/roadmap-baseline';
import type { RoadmapState } from '~/models/planning/roadmap-state';
import type { RoadmapTableRow } from '~/models/planning/roadmap-table';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { kindText } from '../programme/kind-words';
import { type Markup, markup } from '../shared/markup';
import { dayText, hoursText, number, periodText, words } from '../words';
import { waitsText } from './row-text.server';
import { laneText, statusText, thenShift } from './roadmap-text.server';

type Asked = {
  programmeId: string;
  rows: readonly RoadmapTableRow[];
  window: Interval;
  group: RoadmapState['group'];
  /** Rows can be chosen, to be changed together. */
  mayChange: boolean;
  /** A baseline: when each item stood then and how it stands to that now. */
  baseline: BaselineOverlay | null;
};

const marks = (row: RoadmapTableRow) =>
  [
    statusText(row.status),
    row.waits ? waitsText(row.waits) : '',
    row.critical ? m.roadmap_critical() : '',
    row.retired ? m.item_retired() : '',
  ]
    .filter(Boolean)
    .join(', ');

const before = ({ key, title, type, lag }: RoadmapTableRow['predecessors'][number]) =>
  `${key ?? words(title)}${type === 'FS' ? '' : ` ${type}`}${lag === 0 ? '' : ` ${lag > 0 ? '+' : '−'}${Math.abs(lag)}`}`;

function thenText(then: (Interval & { shift: number }) | undefined): string {
  if (!then) return m.compare_added();
  return `${periodText(then)} (${thenShift(then)})`;
}

const head = (text: string) => markup`<th scope="col">${text}</th>`;
const figureHead = (text: string) => markup`<th scope="col" class="number">${text}</th>`;
const dayCell = (day: Day) => markup`<td class="nowrap">${dayText(day)}</td>`;
const figure = (text: string) => markup`<td class="number">${text}</td>`;

function rowOf(row: RoadmapTableRow, { programmeId, group, mayChange, baseline }: Asked): Markup {
  const title = words(row.title);
  const pick = mayChange
    ? markup`<td><input type="checkbox" name="item" value="${row.id}" class="rm-pick" aria-label="${m.bulk_pick({ title })}"></td>`
    : null;
  const phase = `${row.phase ? words(row.phase) : '–'}${row.outside ? ` (${m.roadmap_outside()})` : ''}`;
  return markup`<tr>${pick}<th scope="row"><a href="${paths.item(programmeId, row.id)}">${title}</a></th><td>${laneText(row.lane, group)}</td><td>${kindText(row.kind)}</td>${dayCell(row.first)}${dayCell(row.last)}${figure(number(row.workDays))}<td>${marks(row)}</td><td>${phase}</td>${figure(row.hours > 0 ? hoursText(row.hours) : '–')}${figure(row.slack === null ? '–' : number(row.slack))}${baseline ? markup`<td>${thenText(baseline.rows.get(row.id))}</td>` : null}<td>${row.predecessors.map(before).join(', ') || '–'}</td></tr>`;
}

/** Caption, head and rows, for inside a table; in the language of the request. */
export function roadmapTableText(asked: Asked): string {
  const { rows, window, mayChange, baseline } = asked;
  const caption = m.roadmap_table_caption({ from: dayText(window.from), until: dayText(lastDay(window)) });
  const first = [
    m.column_item(),
    m.roadmap_column_lane(),
    m.roadmap_column_kind(),
    m.roadmap_column_first(),
    m.roadmap_column_last(),
  ];
  const heads = [
    ...first.map(head),
    figureHead(m.roadmap_column_days()),
    head(m.roadmap_column_status()),
    head(m.roadmap_column_phase()),
    figureHead(m.roadmap_column_hours()),
    figureHead(m.roadmap_column_slack()),
    ...(baseline ? [head(m.roadmap_column_then({ name: baseline.name }))] : []),
    head(m.roadmap_column_predecessors()),
  ];
  return markup`<caption>${caption}</caption><thead><tr>${mayChange ? markup`<td></td>` : null}${heads}</tr></thead><tbody>${rows.map((row) => rowOf(row, asked))}</tbody>`
    .text;
}

// The adoption table as text: a head in which each metric can be sorted by, departments, and the municipality below.
import { adoptionParams, type AdoptionSearch } from '~/models/planning/adoption/adoption-search';
import type { AdoptionRow, AdoptionTable } from '~/models/planning/adoption/adoption-table';
import type { Metric } from '~/models/planning/adoption/metric';
import { m } from '~/paraglide/messages.js';
import { paths, search as addressOf } from '../paths';
import { type Markup, markup } from '../shared/markup';
import { words } from '../words';
import { type CellWords, cellText, cellWords } from './cell-text.server';
import { levelText } from './level-text';

type Asked = { programmeId: string; table: AdoptionTable; search: AdoptionSearch };

/** Where each metric is seen over time, and the words of cells: made once for all rows. */
type Shared = { overTime: readonly string[]; words: CellWords };

/** A second time the same head turns the order round. */
function sortLink(
  { programmeId, search }: Asked,
  sort: string,
  title: string,
): { link: Markup; sorted: string | null } {
  const isSorted = search.sort === sort;
  const order = isSorted && search.order === 'up' ? 'down' : 'up';
  const to = paths.adoption(programmeId, adoptionParams(search, { sort, order }));
  const sign = isSorted ? (search.order === 'up' ? ' ▲' : ' ▼') : '';
  return {
    link: markup`<a href="${to}" data-keep>${title}<span aria-hidden="true">${sign}</span></a>`,
    sorted: isSorted ? (search.order === 'up' ? 'ascending' : 'descending') : null,
  };
}

const ariaSort = (sorted: string | null) => (sorted === null ? null : markup` aria-sort="${sorted}"`);

function metricHead(asked: Asked, metric: Metric): Markup {
  const { link, sorted } = sortLink(asked, metric.key, words(metric.title));
  const wanted = metric.target === null ? null : m.adoption_wanted({ level: levelText(metric, metric.target) });
  const unit = metric.unit.nl === '%' ? null : words(metric.unit);
  const facts = [unit, wanted].filter(Boolean).join(' · ');
  const over = m.adoption_over_time_of({ metric: words(metric.title) });
  return markup`<th scope="col"${ariaSort(sorted)}>${link}<span class="ad-n">${facts}</span><a class="ad-n" href="${paths.adoptionMetric(asked.programmeId, metric.key)}" aria-label="${over}">${m.adoption_over_time()}</a></th>`;
}

const looks = ['reached', 'near', 'off'];
const cellClass = (state: string) => (looks.includes(state) ? `ad-cell ad-${state}` : 'ad-cell');

function rowOf(
  { department, isParent, cells }: AdoptionRow,
  { programmeId, table, search }: Asked,
  { overTime, words: said }: Shared,
): Markup {
  const depth = search.sort === null ? Math.min(department.depth, 5) : 0;
  const whole = isParent ? markup`<span class="ad-n">${m.adoption_with_below()}</span>` : null;
  const chosen = addressOf({ department: ['total', department.id] });
  const tds = cells.map((cell, k) => {
    const to = overTime[k]! + chosen;
    return markup`<td class="${cellClass(cell.state)}">${cellText(table.metrics[k]!, cell, to, said)}</td>`;
  });
  return markup`<tr><th scope="row" class="ad-depth-${depth}"><a href="${paths.adoptionDepartment(programmeId, department.id)}">${words(department.name)}</a>${whole}</th>${tds}</tr>`;
}

/** Caption, head, rows and foot, for inside a table; in the language of the request. */
export function adoptionTableText(asked: Asked): string {
  const { programmeId, table } = asked;
  const overTime = table.metrics.map(({ key }) => paths.adoptionMetric(programmeId, key));
  const shared: Shared = { overTime, words: cellWords() };
  const name = sortLink(asked, 'name', m.adoption_department());
  const heads = table.metrics.map((metric) => metricHead(asked, metric));
  const total = table.total.map((cell, k) => {
    const text = cellText(table.metrics[k]!, cell, overTime[k]!, shared.words);
    return markup`<td class="${cellClass(cell.state)}">${text}</td>`;
  });
  return markup`<caption class="visually-hidden">${m.adoption_caption()}</caption><thead><tr><th scope="col"${ariaSort(name.sorted)}>${name.link}</th>${heads}</tr></thead><tbody>${table.rows.map((row) => rowOf(row, asked, shared))}</tbody><tfoot><tr><th scope="row">${m.adoption_total()}</th>${total}</tr></tfoot>`
    .text;
}

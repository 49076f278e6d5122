// The roadmap as a real table: the same items in the same order, page by page.
import { tablePageSize, type RoadmapTableRow, type RoadmapTableValue } from '~/models/planning/roadmap-table';
import type { Interval } from '~/models/planning/interval';
import { lastDay } from '~/models/planning/interval';
import type { RoadmapState } from '~/models/planning/roadmap-state';
import { m } from '~/paraglide/messages.js';
import { kindText } from '../programme/kind-words';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { dayText, hoursText, number, periodText, words } from '../words';
import { type RoadmapLink, withPage } from './roadmap-link';
import { laneText, statusText, thenShift } from './roadmap-text';

type Props = {
  programmeId: string;
  table: RoadmapTableValue;
  window: Interval;
  state: RoadmapState;
  link: RoadmapLink;
  /** Rows can be chosen, to be changed together. */
  mayChange: boolean;
  /** A baseline: per item when it stood then and how it stands to that now. */
  then: { name: string; rows: Readonly<Record<string, Interval & { shift: number }>> } | null;
};

const marks = (row: RoadmapTableRow) =>
  [statusText(row.status), row.critical ? m.roadmap_critical() : '', row.retired ? m.item_retired() : '']
    .filter(Boolean)
    .join(', ');

const before = ({ key, title, type, lag }: RoadmapTableRow['predecessors'][number]) =>
  `${key ?? words(title)}${type === 'FS' ? '' : ` ${type}`}${lag === 0 ? '' : ` ${lag > 0 ? '+' : '−'}${Math.abs(lag)}`}`;

function ThenCell({ row }: { row: (Interval & { shift: number }) | undefined }) {
  return row ? (
    <td>
      {periodText(row)} ({thenShift(row)})
    </td>
  ) : (
    <td>{m.compare_added()}</td>
  );
}

export function RoadmapTable({ programmeId, table, window, state, link, mayChange, then }: Props) {
  const { rows, page, pages, count } = table;
  const to = (next: number) => link({ page: withPage(state.page, 'table', next) });
  const first = (page - 1) * tablePageSize + 1;
  const text = [
    m.column_item(),
    m.roadmap_column_lane(),
    m.roadmap_column_kind(),
    m.roadmap_column_first(),
    m.roadmap_column_last(),
  ];
  return (
    <form method="get" action={paths.itemsBulk(programmeId)} className="stack-small">
      <input type="hidden" name="back" value={link({})} />
      <div className="scroll-x" role="region" tabIndex={0} aria-label={m.roadmap_title()}>
        <table className="table rm-table">
          <caption>{m.roadmap_table_caption({ from: dayText(window.from), until: dayText(lastDay(window)) })}</caption>
          <thead>
            <tr>
              {mayChange ? <td /> : null}
              {text.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
              <th scope="col" className="number">
                {m.roadmap_column_days()}
              </th>
              <th scope="col">{m.roadmap_column_status()}</th>
              <th scope="col">{m.roadmap_column_phase()}</th>
              <th scope="col" className="number">
                {m.roadmap_column_hours()}
              </th>
              <th scope="col" className="number">
                {m.roadmap_column_slack()}
              </th>
              {then ? <th scope="col">{m.roadmap_column_then({ name: then.name })}</th> : null}
              <th scope="col">{m.roadmap_column_predecessors()}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={`${row.id} ${at}`}>
                {mayChange ? (
                  <td>
                    <input
                      type="checkbox"
                      name="item"
                      value={row.id}
                      className="rm-pick"
                      aria-label={m.bulk_pick({ title: words(row.title) })}
                    />
                  </td>
                ) : null}
                <th scope="row">
                  <a href={paths.item(programmeId, row.id)}>{words(row.title)}</a>
                </th>
                <td>{laneText(row.lane, state.group)}</td>
                <td>{kindText(row.kind)}</td>
                <td className="nowrap">{dayText(row.first)}</td>
                <td className="nowrap">{dayText(row.last)}</td>
                <td className="number">{number(row.workDays)}</td>
                <td>{marks(row)}</td>
                <td>
                  {row.phase ? words(row.phase) : '–'}
                  {row.outside ? <> ({m.roadmap_outside()})</> : null}
                </td>
                <td className="number">{row.hours > 0 ? hoursText(row.hours) : '–'}</td>
                <td className="number">{row.slack === null ? '–' : number(row.slack)}</td>
                {then ? <ThenCell row={then.rows[row.id]} /> : null}
                <td>{row.predecessors.map(before).join(', ') || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 ? (
        <p className="row no-print">
          <span>{m.roadmap_rows({ first, last: first + rows.length - 1, count })}</span>
          {page > 1 ? <a href={to(page - 1)}>{m.roadmap_rows_previous()}</a> : null}
          {page < pages ? <a href={to(page + 1)}>{m.roadmap_rows_next()}</a> : null}
        </p>
      ) : null}
      {mayChange ? (
        <div className="rm-choice no-print">
          <Button>{m.bulk_together()}</Button>
        </div>
      ) : null}
    </form>
  );
}

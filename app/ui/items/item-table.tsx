// Items as a table: when, what, of which workstream, how it stands, how many hours.
import { Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import type { ItemFilter } from '~/models/planning/item-filter';
import type { ItemList } from '~/models/planning/item-list';
import { m } from '~/paraglide/messages.js';
import { ScrollRegion } from '../shared/scroll-region';
import { paths } from '../paths';
import { kindText } from '../programme/kind-words';
import { StateBadge } from '../shared/state-badge';
import { fromGoLive, hoursText, periodText, words } from '../words';
import { PickBox } from './pick-box';
import type { Picking } from './picking';
import { StatusBadge } from './status-badge';

type Props = {
  programmeId: string;
  goLive: Day;
  list: ItemList;
  filter: ItemFilter;
  /** Rows can be chosen; left out for who may not change the plan. */
  picking?: Picking;
};

export function ItemTable({ programmeId, goLive, list, filter, picking }: Props) {
  const { page } = list;
  const pageLink = (to: number) =>
    paths.items(programmeId, { ...filter, retired: filter.retired ? 1 : null, page: to });
  return (
    <div className="stack">
      <ScrollRegion label={m.nav_items()}>
        <table className="table">
          <thead>
            <tr>
              {picking ? (
                <td className="pick">
                  <label className="pick-box pick-page">
                    <input type="checkbox" data-pick-page aria-label={m.bulk_pick_page()} onClick={picking.pickPage} />
                  </label>
                </td>
              ) : null}
              <th scope="col">{m.column_item()}</th>
              <th scope="col">{m.form_kind()}</th>
              <th scope="col">{m.column_when()}</th>
              <th scope="col">{m.column_status()}</th>
              <th scope="col">{m.item_workstream()}</th>
              <th scope="col">{m.item_owner()}</th>
              <th scope="col" className="number">
                {m.column_hours()}
              </th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <tr key={row.id}>
                {picking ? (
                  <td className="pick">
                    <PickBox id={row.id} title={row.title} picking={picking} />
                  </td>
                ) : null}
                <th scope="row">
                  <Link to={paths.item(programmeId, row.id)}>{words(row.title)}</Link>
                  {row.key ? <span className="muted small"> {row.key}</span> : null}
                </th>
                <td>{kindText(row.kind)}</td>
                <td>
                  {periodText(row)} <span className="muted small nowrap">{fromGoLive(goLive, row.from)}</span>
                </td>
                <td>
                  <StatusBadge status={row.status} />
                  {row.outsidePhase ? <StateBadge look="warn">{m.item_outside_phase()}</StateBadge> : null}
                </td>
                <td>
                  {row.workstream ? (
                    <span className={`hue-${row.workstream.hue} hue-edge`}>{words(row.workstream.title)}</span>
                  ) : (
                    '–'
                  )}
                </td>
                <td>{row.owner ?? '–'}</td>
                <td className="number">{row.hours > 0 ? hoursText(row.hours) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {list.pages > 1 ? (
        <nav className="row" aria-label={m.pages()}>
          {page > 1 ? <Link to={pageLink(page - 1)}>{m.page_previous()}</Link> : null}
          <span>{m.page_of({ page, pages: list.pages })}</span>
          {page < list.pages ? <Link to={pageLink(page + 1)}>{m.page_next()}</Link> : null}
        </nav>
      ) : null}
    </div>
  );
}

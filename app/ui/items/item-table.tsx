// Items as a table: what it shows of each, and its rows, drawn on the server.
import { Link, useNavigate } from '~/ui/shared/navigation';
import type { ItemFilter } from '~/models/planning/item-filter';
import { m } from '~/paraglide/messages.js';
import { useDrawn } from '../shared/drawn-part';
import { linkFollower } from '../shared/follow-links';
import { ScrollRegion } from '../shared/scroll-region';
import { paths } from '../paths';

/** The element around what is drawn of an item. */
export const itemRowId = (itemId: string) => `item-${itemId}`;

/** `text` is what stands in the row, null where the document itself has it. */
type DrawnRow = { id: string; text: string | null };

type Props = {
  programmeId: string;
  list: { rows: readonly DrawnRow[]; page: number; pages: number };
  filter: ItemFilter;
  /** Rows can be chosen, to be changed together. */
  mayChange: boolean;
};

/** Each by itself, so that whoever is in one stays there when somebody else changed another. */
function ItemRow({ id, text }: DrawnRow) {
  const elementId = itemRowId(id);
  return <tr id={elementId} dangerouslySetInnerHTML={useDrawn(elementId, text)} />;
}

export function ItemTable({ programmeId, list, filter, mayChange }: Props) {
  const { page } = list;
  const navigate = useNavigate();
  const pageLink = (to: number) =>
    paths.items(programmeId, { ...filter, retired: filter.retired ? 1 : null, page: to });
  return (
    // Links work by themselves; following them here saves loading the whole page.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
    <div className="stack" onClick={linkFollower((to) => void navigate(to))}>
      <ScrollRegion label={m.nav_items()}>
        <table className="table">
          <thead>
            <tr>
              {mayChange ? (
                <td className="pick">
                  <label className="pick-box pick-page">
                    <input type="checkbox" data-pick-page aria-label={m.bulk_pick_page()} />
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
              <ItemRow key={row.id} {...row} />
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

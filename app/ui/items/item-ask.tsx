// What an item asks: hours per team, impact per department, the products it brings.
import type { ItemView } from '~/models/planning/item-view';
import { m } from '~/paraglide/messages.js';
import { hoursText, words } from '../words';

export function ItemAsk({ view }: { view: ItemView }) {
  const { item } = view;
  return (
    <section className="panel stack" aria-labelledby="vraagt">
      <h2 id="vraagt">{m.item_asks()}</h2>
      {view.teamHours.length > 0 ? (
        <table className="table">
          <caption className="visually-hidden">{m.item_hours_per_team()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.column_team()}</th>
              <th scope="col" className="number">
                {m.column_hours()}
              </th>
            </tr>
          </thead>
          <tbody>
            {view.teamHours.map((row) => (
              <tr key={row.teamId}>
                <th scope="row">{words(row.title)}</th>
                <td className="number">{hoursText(row.hours)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{m.total()}</th>
              <td className="number">
                <strong>{hoursText(view.hours)}</strong>
              </td>
            </tr>
          </tfoot>
        </table>
      ) : (
        <p className="muted">{m.item_no_hours()}</p>
      )}
      <dl className="facts">
        {item.role ? (
          <>
            <dt>{m.item_role()}</dt>
            <dd>{words(item.role)}</dd>
          </>
        ) : null}
        <dt>{m.item_departments()}</dt>
        <dd>
          {item.allDepartments ? <p>{m.item_all_departments()}</p> : null}
          <ul className="plain">
            {view.departments.map((row) => (
              <li key={row.departmentId}>
                {words(row.name)} <span className="muted">{m.item_impact({ impact: row.impact })}</span>
              </li>
            ))}
          </ul>
          {!item.allDepartments && view.departments.length === 0 ? '–' : null}
        </dd>
        {view.products.length > 0 ? (
          <>
            <dt>{m.item_products()}</dt>
            <dd>
              <ul className="plain">
                {view.products.map((row) => (
                  <li key={row.id}>
                    {words(row.title)} {row.department ? <span className="muted">{words(row.department)}</span> : null}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  );
}

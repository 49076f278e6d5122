// What an item asks: hours per team, impact per department, the products it brings.
import { Link } from '~/ui/shared/navigation';
import type { ItemView } from '~/models/planning/item-view';
import { hoursText, words } from '../words';
import type { ItemWords } from './item-words.server';

type Props = {
  view: ItemView;
  say: ItemWords['ask'];
  /** What departments say themselves, and where all of that stands. */
  own: { title: string; lines: readonly string[]; to: string; all: string };
};

export function ItemAsk({ view, say, own }: Props) {
  const { item } = view;
  return (
    <section className="panel stack" aria-labelledby="vraagt">
      <h2 id="vraagt">{say.title}</h2>
      {view.teamHours.length > 0 ? (
        <table className="table">
          <caption className="visually-hidden">{say.hoursPerTeam}</caption>
          <thead>
            <tr>
              <th scope="col">{say.team}</th>
              <th scope="col" className="number">
                {say.hours}
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
              <th scope="row">{say.total}</th>
              <td className="number">
                <strong>{hoursText(view.hours)}</strong>
              </td>
            </tr>
          </tfoot>
        </table>
      ) : (
        <p className="muted">{say.noHours}</p>
      )}
      <dl className="facts">
        {item.role ? (
          <>
            <dt>{say.role}</dt>
            <dd>{words(item.role)}</dd>
          </>
        ) : null}
        <dt>{say.departments}</dt>
        <dd>
          {item.allDepartments ? <p>{say.allDepartments}</p> : null}
          <ul className="plain">
            {view.departments.map((row) => (
              <li key={row.departmentId}>
                {words(row.name)} <span className="muted">{say.impacts[row.impact]}</span>
              </li>
            ))}
          </ul>
          {!item.allDepartments && view.departments.length === 0 ? '–' : null}
        </dd>
        {own.lines.length > 0 ? (
          <>
            <dt>{own.title}</dt>
            <dd>
              <ul className="plain">
                {own.lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
              <Link to={own.to}>{own.all}</Link>
            </dd>
          </>
        ) : null}
        {view.products.length > 0 ? (
          <>
            <dt>{say.products}</dt>
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

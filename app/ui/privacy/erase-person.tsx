// Where somebody is named, and the one button that names them no more.
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { Form } from '../shared/navigation';
import { Notice } from '../shared/notice';
import { ScrollRegion } from '../shared/scroll-region';

type Props = {
  id: string;
  name: string;
  active: boolean;
  isErased: boolean;
  named: { table: string; column: string; row: string; excerpt: string }[];
};

export function ErasePerson({ id, name, active, isErased, named }: Props) {
  if (isErased) return <Notice tone="info" title={m.privacy_erase_done({ name })} />;
  return (
    <>
      {active ? (
        <Notice tone="warn" title={m.privacy_erase_active({ name })}>
          <p>
            <ButtonLink to={paths.personAccess(id)}>{m.people_access()}</ButtonLink>
          </p>
        </Notice>
      ) : null}
      <section className="stack-small" aria-labelledby="where-title">
        <h2 id="where-title">{m.privacy_erase_where()}</h2>
        {named.length === 0 ? (
          <p className="muted">{m.privacy_erase_nowhere()}</p>
        ) : (
          <>
            <p className="muted measure">{m.privacy_erase_where_lead()}</p>
            <ScrollRegion label={m.privacy_erase_where()}>
              <table className="table">
                <caption className="visually-hidden">{m.privacy_erase_where()}</caption>
                <thead>
                  <tr>
                    <th scope="col">{m.privacy_erase_place()}</th>
                    <th scope="col">{m.privacy_erase_text()}</th>
                  </tr>
                </thead>
                <tbody>
                  {named.map(({ table, column, row, excerpt }) => (
                    <tr key={`${table} ${column} ${row}`}>
                      <th scope="row">
                        {table}.{column}
                      </th>
                      <td>{excerpt}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollRegion>
          </>
        )}
      </section>
      {active ? null : (
        <Form method="post" className="stack-small">
          <p className="muted">{m.privacy_erase_backups()}</p>
          <div className="buttons">
            <Button type="submit" look="danger">
              {m.privacy_erase_of({ name })}
            </Button>
            <ButtonLink to={paths.people()}>{m.cancel()}</ButtonLink>
          </div>
        </Form>
      )}
    </>
  );
}

// Milestones and gates that moved since the committee last met, with the reason that was given; another day can be chosen.
import { Form, Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { TextField } from '../shared/field';
import type { MoveRow, SteeringParts } from './steering-parts';

export function MovedPromises({ programmeId, since, moves }: Pick<SteeringParts, 'programmeId' | 'since' | 'moves'>) {
  return (
    <section className="steer-part" aria-labelledby="steer-moves">
      <h2 id="steer-moves">{m.steering_moves()}</h2>
      <p className="small">{since.said}</p>
      <Form method="get" action={paths.steering(programmeId)} className="steer-since no-print" noValidate>
        <TextField name="since" type="date" label={m.steering_since()} state={since.state} start={since.day} />
        <Button small>{m.steering_since_show()}</Button>
      </Form>
      {moves.adopted ? <p className="small">{moves.adopted}</p> : null}
      <p className="small">
        <strong>{moves.sum}</strong>
      </p>
      {moves.rows.length > 0 ? (
        <ul className="plain steer-moves small">
          {moves.rows.map((row) => (
            <Move key={row.id} row={row} />
          ))}
        </ul>
      ) : null}
      <p className="small no-print">
        <Link to={paths.trend(programmeId)}>{moves.more ?? m.gates_to_trend()}</Link>
      </p>
      {moves.more ? <p className="small print-only">{moves.more}</p> : null}
    </section>
  );
}

function Move({ row: { title, to, was, is, how, look, why } }: { row: MoveRow }) {
  return (
    <li>
      {to ? <Link to={to}>{title}</Link> : title}{' '}
      <span className="nowrap">
        {was ? <del className="was">{was}</del> : null}
        {was && is ? <span className="arrow">→</span> : null}
        {is ? <ins className="is">{is}</ins> : null}
      </span>{' '}
      <span className={`steer-how-${look}`}>{how}</span>
      {why ? <span className="muted status-line">{why}</span> : null}
    </li>
  );
}

// Phases and the gates in them: how each goes as was said, when it is, and what was promised.
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';
import type { StandRow, SteeringParts } from './steering-parts';

export function StandSection({ programmeId, stands: { rows, more } }: Pick<SteeringParts, 'programmeId' | 'stands'>) {
  return (
    <section className="steer-part" aria-labelledby="steer-stands">
      <h2 id="steer-stands">{m.steering_stands()}</h2>
      {rows.length === 0 ? (
        <p className="muted">{m.steering_stands_none()}</p>
      ) : (
        <ScrollRegion label={m.steering_stands()}>
          <table className="table table-rows steer-stands">
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{m.steering_stand_what()}</th>
                <th scope="col">{m.steering_stand_said()}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} {...{ programmeId, row }} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {more ? (
        <p className="small">
          <Link to={paths.status(programmeId)}>{more}</Link>
        </p>
      ) : null}
    </section>
  );
}

function Row({ programmeId, row }: { programmeId: string; row: StandRow }) {
  const { id, isGate, title, when, promised, said, from, silent } = row;
  return (
    <tr>
      <th scope="row" className={isGate ? 'steer-gate' : undefined}>
        {isGate ? <Link to={paths.milestone(programmeId, id)}>{title}</Link> : title}
        <span className="muted small status-line">{when}</span>
        {promised ? (
          <span className="small status-line">
            {promised.was} <span className={promised.isLate ? 'steer-late' : undefined}>{promised.how}</span>
          </span>
        ) : null}
      </th>
      <td>
        {said ? (
          <>
            <StateBadge look={said.look}>{said.colour}</StateBadge> <strong>{said.headline}</strong>
            {said.text ? <span className="small status-line">{said.text}</span> : null}
            <span className="muted small status-line">
              {from ? `${from} · ` : ''}
              {said.by}
            </span>
          </>
        ) : (
          <span className="muted small">{m.steering_said_nothing()}</span>
        )}
        {silent ? <StateBadge look="late">{silent}</StateBadge> : null}
      </td>
    </tr>
  );
}

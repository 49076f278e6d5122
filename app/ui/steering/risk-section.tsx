// The risk of standstill: the index and how it went since the committee met, the rules that are broken, and what weighs most.
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { StateBadge } from '../shared/state-badge';
import type { SteeringParts } from './steering-parts';

export function RiskSection({ programmeId, risk }: Pick<SteeringParts, 'programmeId' | 'risk'>) {
  const { said, look, trend, ambition, fired, causes } = risk;
  return (
    <section className="steer-part" aria-labelledby="steer-risk">
      <h2 id="steer-risk">{m.standing_title()}</h2>
      <p className="row small">
        <StateBadge look={look}>{said}</StateBadge>
        {trend ? <span>{trend}</span> : null}
      </p>
      {causes.length > 0 ? (
        <ul className="plain small steer-lines">
          {causes.map(({ id, name, points, fact }) => (
            <li key={id}>
              <span>
                <strong>{name}</strong> <span className="muted">{fact}</span>
              </span>
              <span className="number">{m.steering_points({ points })}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="small">
        <strong>{ambition}</strong>
      </p>
      {fired.length > 0 ? (
        <ul className="plain small steer-lines">
          {fired.map(({ id, rule, value, limit }) => (
            <li key={id}>
              <span>{rule}</span>
              <span className="number steer-value">
                {value} <span className="muted">({limit})</span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="row small no-print">
        <Link to={paths.risk(programmeId)}>{m.steering_to_risk()}</Link>
        <Link to={paths.measures(programmeId)}>{m.steering_to_measures()}</Link>
      </p>
    </section>
  );
}

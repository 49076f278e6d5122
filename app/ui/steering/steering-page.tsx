// The steering committee's page: where the programme stands, what must be decided, and what moved since the committee met.
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { ButtonLink } from '../shared/button';
import { Page } from '../shared/page';
import { StateBadge } from '../shared/state-badge';
import { MovedPromises } from './moved-promises';
import { RiskSection } from './risk-section';
import { StandSection } from './stand-section';
import type { AdoptionLine, AskRow, SteeringParts } from './steering-parts';

export function SteeringPage({ programmeId, head, asks, stands, since, moves, risk, adoption }: SteeringParts) {
  return (
    <Page title={m.steering_title()}>
      <div className="steer">
        <Head programmeId={programmeId} head={head} />
        <Asks asks={asks} />
        <div className="steer-sides">
          <div className="steer-side">
            <StandSection {...{ programmeId, stands }} />
            <MovedPromises {...{ programmeId, since, moves }} />
          </div>
          <div className="steer-side">
            <RiskSection {...{ programmeId, risk }} />
            {adoption.length > 0 ? <Adoption programmeId={programmeId} lines={adoption} /> : null}
          </div>
        </div>
      </div>
    </Page>
  );
}

function Head({ programmeId, head: { status, goLive, distance, phase } }: Pick<SteeringParts, 'programmeId' | 'head'>) {
  return (
    <section className={`status-said steer-head status-${status?.said.look ?? 'none'}`} aria-label={m.status_title()}>
      <div className="steer-said">
        {status ? (
          <>
            <p className="row">
              <StateBadge look={status.said.look}>{status.said.colour}</StateBadge>
              <Link className="steer-headline" to={paths.status(programmeId)}>
                {status.said.headline}
              </Link>
            </p>
            <p className="muted small">
              {status.from ? `${status.from.what} · ` : ''}
              {status.said.by}
            </p>
            {status.silent ? (
              <p>
                <StateBadge look="late">{status.silent}</StateBadge>
              </p>
            ) : null}
          </>
        ) : (
          <p className="muted">{m.status_nothing()}</p>
        )}
      </div>
      <dl className="steer-facts small">
        <div>
          <dt>{m.steering_go_live()}</dt>
          <dd>
            {goLive}, {distance}
          </dd>
        </div>
        <div>
          <dt>{m.steering_phase()}</dt>
          <dd>{phase}</dd>
        </div>
      </dl>
    </section>
  );
}

function Asks({ asks: { rows, more } }: Pick<SteeringParts, 'asks'>) {
  return (
    <section className="steer-part" aria-labelledby="steer-asks">
      <h2 id="steer-asks">{m.steering_asks()}</h2>
      {rows.length === 0 ? <p>{m.steering_asks_none()}</p> : null}
      <ul className="plain steer-asks">
        {rows.map((row) => (
          <Ask key={row.id} row={row} />
        ))}
      </ul>
      {more.length > 0 ? <p className="muted small">{more.join(' · ')}</p> : null}
    </section>
  );
}

function Ask({ row: { kind, title, badge, facts, options, to, answer } }: { row: AskRow }) {
  return (
    <li>
      <span className="steer-kind small">{kind}</span>
      <div className="steer-what">
        <p>
          {answer ? <strong>{title}</strong> : <Link to={to}>{title}</Link>}{' '}
          {badge ? <StateBadge look={badge.look}>{badge.text}</StateBadge> : null}
        </p>
        <p className="muted small">{facts.join(' · ')}</p>
      </div>
      <span className="small steer-options">{options}</span>
      {answer ? (
        <span className="no-print steer-answer">
          <ButtonLink small to={to} label={`${answer}: ${title}`}>
            {answer}
          </ButtonLink>
        </span>
      ) : null}
    </li>
  );
}

function Adoption({ programmeId, lines }: { programmeId: string; lines: readonly AdoptionLine[] }) {
  return (
    <section className="steer-part steer-adoption" aria-labelledby="steer-adoption">
      <h2 id="steer-adoption">
        <Link to={paths.adoption(programmeId)}>{m.adoption_title()}</Link>
      </h2>
      <ul className="plain small steer-lines">
        {lines.map(({ id, name, level, target, state, look, to }) => (
          <li key={id}>
            <Link to={to}>{name}</Link>
            <span className="number">{m.steering_level({ level, target })}</span>
            <span className={look}>{state}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

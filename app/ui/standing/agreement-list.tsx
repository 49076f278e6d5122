// What was agreed about pivotal teams: as long as it holds, it answers their overload.
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { ButtonLink } from '../shared/button';

export type AgreementRow = { id: string; team: string; text: string; holds: string; over: boolean };

type Props = { id: string; agreements: readonly AgreementRow[]; mayAgree: boolean };

export function AgreementList({ id, agreements, mayAgree }: Props) {
  return (
    <section className="stack-small" aria-labelledby="agreements-title">
      <h2 id="agreements-title">{m.standing_agreements()}</h2>
      <p className="muted small measure">{m.standing_agreements_lead()}</p>
      {agreements.length === 0 ? (
        <p>{m.standing_agreements_none()}</p>
      ) : (
        <ul className="measure">
          {agreements.map((row) => (
            <li key={row.id}>
              {mayAgree ? <Link to={paths.agreement(id, row.id)}>{row.team}</Link> : <strong>{row.team}</strong>}
              {': '}
              {row.text} <span className="muted">({row.holds})</span>
            </li>
          ))}
        </ul>
      )}
      {mayAgree ? (
        <p>
          <ButtonLink to={paths.agreement(id, 'new')} small>
            {m.standing_agreement_add()}
          </ButtonLink>
        </p>
      ) : null}
    </section>
  );
}

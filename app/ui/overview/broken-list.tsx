// Promises that will not be kept: what comes later than promised or not at all, before anything that is merely late.
import { Link } from '~/ui/shared/navigation';
import type { Overview } from '~/models/planning/overview';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { dayText, words } from '../words';

type Props = { programmeId: string; broken: NonNullable<Overview['broken']> };

export function BrokenList({ programmeId, broken: { name, promises } }: Props) {
  return (
    <section className="stack-small" aria-labelledby="beloften">
      <h2 id="beloften">{m.overview_broken()}</h2>
      <p className="muted small measure">
        {m.overview_broken_lead({ name })} <Link to={paths.slips(programmeId)}>{m.gates_to_slips()}</Link>
      </p>
      <ul className="plain stack-small">
        {promises.map(({ id, title, promised, day, workDays }) => (
          <li key={id}>
            <Link to={paths.milestone(programmeId, id)}>{words(title)}</Link>
            <p className="small">
              <del className="was">{dayText(promised)}</del>
              <span className="arrow">→</span>
              {day ? (
                <>
                  <ins className="is">{dayText(day)}</ins>{' '}
                  <span className="muted">{m.gates_days_later({ count: workDays })}</span>
                </>
              ) : (
                <ins className="is">{m.gates_withdrawn()}</ins>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

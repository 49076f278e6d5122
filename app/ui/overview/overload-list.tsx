// Changes that took a team over its limit, each with the reason that was given for it.
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';

/** In words, made on the server. */
export type OverloadText = {
  id: string;
  moment: string;
  userName: string | null;
  /** Team, month, before → after; the worst first. */
  lines: readonly string[];
  /** What is left out of `lines`, or null. */
  more: string | null;
  reason: string;
};

export function OverloadList({ programmeId, overloads }: { programmeId: string; overloads: readonly OverloadText[] }) {
  return (
    <section className="stack-small" aria-labelledby="over-de-grens">
      <h2 id="over-de-grens">{m.capacity_overloads()}</h2>
      <p className="muted small measure">{m.capacity_overloads_lead()}</p>
      {overloads.length === 0 ? (
        <p>{m.capacity_overloads_none()}</p>
      ) : (
        <ul className="plain stack-small">
          {overloads.map(({ id, moment, userName, lines, more, reason }) => (
            <li key={id}>
              <strong>{reason}</strong>
              <ul className="small">
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
                {more ? <li>{more}</li> : null}
              </ul>
              <p className="muted small">
                {moment}
                {userName ? ` · ${userName}` : ''} ·{' '}
                <Link
                  to={paths.historyEntry(programmeId, id)}
                  aria-label={`${m.capacity_overload_history()}: ${moment}`}
                >
                  {m.capacity_overload_history()}
                </Link>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

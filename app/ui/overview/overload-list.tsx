// Changes of the plan and of the settings that took a team over its limit, each with the reason that was given for it.
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
  /** A change of what teams have or departments can bear, and not of the plan. */
  ofSettings: boolean;
};

export function OverloadList({ programmeId, overloads }: { programmeId: string; overloads: readonly OverloadText[] }) {
  return (
    // On paper only what is there: that there is nothing is said on the screen.
    <section
      className={overloads.length === 0 ? 'stack-small no-print' : 'stack-small'}
      aria-labelledby="over-de-grens"
    >
      <h2 id="over-de-grens">{m.capacity_overloads()}</h2>
      <p className="muted small measure">{m.capacity_overloads_lead()}</p>
      {overloads.length === 0 ? (
        <p>{m.capacity_overloads_none()}</p>
      ) : (
        <ul className="plain stack-small">
          {overloads.map(({ id, moment, userName, lines, more, reason, ofSettings }) => (
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
                {ofSettings ? (
                  m.capacity_overload_settings()
                ) : (
                  <Link
                    to={paths.historyEntry(programmeId, id)}
                    aria-label={`${m.capacity_overload_history()}: ${moment}`}
                  >
                    {m.capacity_overload_history()}
                  </Link>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

// What happened to an item, newest first: who, when, what its dates were and became, and why.
import { Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { changeText } from '../plan/change-text';
import { dayText, momentText } from '../words';

export type ItemHistoryEntry = {
  id: string;
  kind: string;
  at: { day: Day; time: string };
  userName: string | null;
  reason: string | null;
  dates: { before: Record<string, unknown> | null; after: Record<string, unknown> | null } | null;
};

function dayOf(fields: Record<string, unknown> | null | undefined, name: string): string | null {
  const value = fields?.[name];
  return typeof value === 'string' ? dayText(value as Day) : null;
}

export function ItemHistory({ programmeId, history }: { programmeId: string; history: readonly ItemHistoryEntry[] }) {
  return (
    <section className="stack-small" aria-labelledby="verloop">
      <h2 id="verloop">{m.item_history()}</h2>
      {history.length === 0 ? <p className="muted">{m.item_no_history()}</p> : null}
      <ol className="plain stack-small">
        {history.map((entry) => {
          const was = dayOf(entry.dates?.before, 'start');
          const is = dayOf(entry.dates?.after, 'start');
          return (
            <li key={entry.id}>
              <strong>{changeText(entry.kind)}</strong>{' '}
              <span className="muted small">
                {momentText(entry.at)}
                {entry.userName ? ` · ${entry.userName}` : ''}
              </span>
              {was && is ? (
                <p>
                  <del className="was">{was}</del>
                  <span className="arrow">→</span>
                  <ins className="is">{is}</ins>
                </p>
              ) : null}
              {entry.reason ? <p className="muted">{entry.reason}</p> : null}
            </li>
          );
        })}
      </ol>
      <p>
        <Link to={paths.history(programmeId)}>{m.item_all_history()}</Link>
      </p>
    </section>
  );
}

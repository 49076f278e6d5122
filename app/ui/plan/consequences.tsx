// What a change would do, before it is saved: items that move, gates and freezes, promises, teams over their limit.
import { m } from '~/paraglide/messages.js';
import { Notice } from '../shared/notice';
import type { ConsequencesText } from './consequences-text.server';
import { FoldedList } from './folded-list';
import { MovedTable } from './moved-table';

type Points = ConsequencesText['points'];

/** Lists under headings, each in its tone; what is too much to read at once stands folded. */
export function ConsequencePoints({ points }: { points: Points }) {
  return points.map(({ title, tone, ...lines }) => (
    <Notice key={title} tone={tone} title={title}>
      <FoldedList {...lines} />
    </Notice>
  ));
}

type Props = { programmeId: string; value: ConsequencesText };

export function Consequences({ programmeId, value: { summary, gates, points, phases, moved } }: Props) {
  const table = moved.rows.length > 0 ? <MovedTable programmeId={programmeId} rows={moved.rows} /> : null;
  return (
    <div className="stack" data-testid="consequences">
      <p>
        <strong>{summary}</strong> {gates}
      </p>
      <ConsequencePoints points={points} />
      {phases.length > 0 ? (
        <Notice title={m.consequence_phases()}>
          <ul>
            {phases.map((row) => (
              <li key={row.title}>
                {row.title}: <del className="was">{row.before}</del>
                <span className="arrow">→</span>
                <ins className="is">{row.after}</ins>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {moved.fold ? (
        <details className="fold">
          <summary>{moved.fold}</summary>
          {table}
        </details>
      ) : (
        table
      )}
      {moved.more ? <p className="muted">{moved.more}</p> : null}
    </div>
  );
}

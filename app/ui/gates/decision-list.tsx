// The decisions on record, the last one first: what, by whom, when and why, with the conditions and the plan that was kept.
import { Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import type { Condition, NamedDecision } from '~/models/planning/gate-view';
import { m } from '~/paraglide/messages.js';
import { StatusBadge } from '../items/status-badge';
import { paths } from '../paths';
import { ScrollRegion } from '../shared/scroll-region';
import { dayLong, dayText, momentText, words } from '../words';
import { Outcome } from './outcome';

export type RecordedDecision = NamedDecision & {
  /** When it was put on record; null for what was brought along. */
  recorded: { day: Day; time: string } | null;
  baseline: { id: string; name: string } | null;
};

type Props = { programmeId: string; decisions: readonly RecordedDecision[] };

export function DecisionList({ programmeId, decisions }: Props) {
  return (
    <section className="stack" aria-labelledby="decisions">
      <h2 id="decisions">{m.gates_decisions()}</h2>
      {decisions.length === 0 ? <p className="muted">{m.gates_no_decision()}</p> : null}
      <ol className="plain stack">
        {decisions.map((row) => (
          <li key={row.id} className="panel stack">
            <h3 className="row">
              <Outcome outcome={row.outcome} />
              <span>{dayLong(row.on)}</span>
            </h3>
            <p className="measure gate-reason">{row.reason}</p>
            <dl className="facts">
              <dt>{m.gates_decider()}</dt>
              <dd>{row.decider}</dd>
              {row.recordedByName || row.recorded ? (
                <>
                  <dt>{m.gates_recorded_by()}</dt>
                  <dd>
                    {row.recordedByName ?? '–'}
                    {row.recorded ? <span className="muted"> · {momentText(row.recorded)}</span> : null}
                  </dd>
                </>
              ) : null}
              {row.baseline ? (
                <>
                  <dt>{m.gates_baseline()}</dt>
                  <dd>
                    <Link to={paths.compare(programmeId, { from: `baseline:${row.baseline.id}`, to: 'now' })}>
                      {row.baseline.name}
                    </Link>
                  </dd>
                </>
              ) : null}
            </dl>
            {row.conditions.length > 0 ? <Conditions programmeId={programmeId} conditions={row.conditions} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Conditions({ programmeId, conditions }: { programmeId: string; conditions: readonly Condition[] }) {
  return (
    <ScrollRegion label={m.gates_conditions()}>
      <table className="table">
        <caption>{m.gates_conditions()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.gates_condition()}</th>
            <th scope="col">{m.gates_due()}</th>
            <th scope="col">{m.item_owner()}</th>
            <th scope="col">{m.column_status()}</th>
          </tr>
        </thead>
        <tbody>
          {conditions.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={paths.item(programmeId, row.id)}>{words(row.title)}</Link>
              </th>
              <td className="nowrap">{dayText(row.due)}</td>
              <td>{row.owner ?? '–'}</td>
              <td>
                <StatusBadge status={row.retired ? 'retired' : row.status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

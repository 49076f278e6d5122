// The gates ahead: when, and how far their criteria are.
import { Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import type { OverviewGate } from '~/models/planning/overview';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { StateBadge } from '../shared/state-badge';
import { dayText, fromGoLive, words } from '../words';

type Props = { gates: readonly OverviewGate[]; programmeId: string; goLive: Day };

export function GateList({ gates, programmeId, goLive }: Props) {
  return (
    <section className="stack-small" aria-labelledby="poorten">
      <h2 id="poorten">{m.overview_gates()}</h2>
      {gates.length === 0 ? <p className="muted">{m.overview_gates_none()}</p> : null}
      <ul className="plain stack">
        {gates.map((gate) => (
          <li key={gate.id}>
            <Link to={paths.milestone(programmeId, gate.id)}>{words(gate.title)}</Link>
            <p className="row small">
              <span>
                {dayText(gate.from)} <span className="muted">{fromGoLive(goLive, gate.from)}</span>
              </span>
              {gate.status === 'late' ? <StateBadge look="late">{m.progress_late()}</StateBadge> : null}
              <span>{m.overview_criteria({ met: gate.met, total: gate.criteria })}</span>
              {gate.hardOpen > 0 ? <span>{m.overview_hard_open({ count: gate.hardOpen })}</span> : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

// One programme in the list: its name, how far from go-live, its phases, what is done, late and decided next.
import { Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import type { ProgrammeStatus } from '~/models/planning/programme-status';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { PhaseRibbon } from '../programme/phase-ribbon';
import { StateBadge } from '../shared/state-badge';
import { countdown, dayText, fromGoLive, words } from '../words';
import { ProgressBar } from './progress-bar';

const stages = {
  before: m.programme_not_begun,
  during: m.programme_not_begun,
  after: m.programme_finished,
};

export function ProgrammeCard({ programme, today }: { programme: ProgrammeStatus; today: Day }) {
  const { id, name, description, goLive, phase, stage, done, total, late, nextGate } = programme;
  return (
    <article className="panel programme-card">
      <div className="row-between">
        <h2>
          <Link to={paths.programme(id)}>{name}</Link>
        </h2>
        <span className="countdown">{countdown(goLive, today)}</span>
      </div>
      {description ? <p className="muted measure">{description}</p> : null}
      {programme.ribbon.phases.length > 0 ? <PhaseRibbon ribbon={programme.ribbon} /> : null}
      <dl className="programme-facts">
        <div>
          <dt>{m.programme_phase()}</dt>
          <dd>{phase ? words(phase) : stages[stage]()}</dd>
        </div>
        <div>
          <dt>{m.programme_go_live()}</dt>
          <dd>{dayText(goLive)}</dd>
        </div>
        <div>
          <dt>{m.programme_progress()}</dt>
          <dd>
            <ProgressBar done={done} total={total} />
          </dd>
        </div>
        <div>
          <dt>{m.programme_next_gate()}</dt>
          <dd>
            {nextGate ? (
              <>
                <Link to={paths.item(id, nextGate.id)}>{words(nextGate.title)}</Link>
                <br />
                <span className="muted">
                  {dayText(nextGate.day)} · {fromGoLive(goLive, nextGate.day)}
                </span>{' '}
                {nextGate.late ? <StateBadge look="late">{m.programme_gate_open()}</StateBadge> : null}
              </>
            ) : (
              m.programme_no_gate()
            )}
          </dd>
        </div>
        <div>
          <dt>{m.programme_late()}</dt>
          <dd>
            {late > 0 ? (
              <StateBadge look="late">{m.programme_late_count({ count: late })}</StateBadge>
            ) : (
              <StateBadge look="good">{m.programme_late_none()}</StateBadge>
            )}
          </dd>
        </div>
      </dl>
    </article>
  );
}

// What keeps to the borders of the phases and what does not: the gates on each border, and the items outside their phase.
import { Link } from '~/ui/shared/navigation';
import type { BorderGate, PhaseRow } from '~/models/planning/phase-overview';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { StateBadge } from '../shared/state-badge';
import { dayText, words } from '../words';

const borders = { start: m.gates_border_start, end: m.gates_border_end };

type Props = { programmeId: string; row: PhaseRow; mayChange: boolean };

/** In the table: the gates on the borders of one phase, and the way to put one there. */
export function PhaseGates({ programmeId, row, mayChange }: Props) {
  const phase = words(row.title);
  return (
    <div className="stack-small phase-gates">
      {row.gates.length > 0 ? (
        <ul className="plain stack-small">
          {row.gates.map((gate) => (
            <GateOnBorder key={gate.id} programmeId={programmeId} gate={gate} />
          ))}
        </ul>
      ) : null}
      {mayChange ? (
        <Link to={paths.phaseGate(programmeId, row.id)} aria-label={m.gates_border_put_on({ phase })}>
          {m.gates_border_put()}
        </Link>
      ) : row.gates.length === 0 ? (
        '–'
      ) : null}
    </div>
  );
}

function GateOnBorder({ programmeId, gate }: { programmeId: string; gate: BorderGate }) {
  return (
    <li>
      <Link to={paths.milestone(programmeId, gate.id)}>{words(gate.title)}</Link>
      <span className="settings-note muted small">
        {borders[gate.border]()} · {dayText(gate.day)}
        {gate.done ? ` · ${m.settings_reached()}` : ''}
      </span>
    </li>
  );
}

/** Under the table: every item outside its phase, by phase. */
export function OutsideItems({ programmeId, rows }: { programmeId: string; rows: readonly PhaseRow[] }) {
  const hit = rows.filter((row) => row.outside.length > 0);
  if (hit.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="outside">
      <h2 id="outside">{m.gates_outside_title()}</h2>
      <p className="muted measure">{m.gates_outside_lead()}</p>
      <div className="columns">
        {hit.map((row) => (
          <section
            key={row.id}
            id={`outside-${row.id}`}
            className="stack-small"
            aria-labelledby={`outside-h-${row.id}`}
          >
            <h3 id={`outside-h-${row.id}`} className="row">
              {words(row.title)}
              <span className="muted small">
                {m.period_through({ from: dayText(row.start), last: dayText(row.last) })}
              </span>
            </h3>
            <ul className="plain stack-small">
              {row.outside.map((item) => (
                <li key={item.id} className="row">
                  <StateBadge look="warn">{outsideText(row, item)}</StateBadge>
                  <Link to={paths.item(programmeId, item.id)}>{words(item.title)}</Link>
                  <span className="muted small">
                    {item.last === item.start
                      ? dayText(item.start)
                      : m.period_through({ from: dayText(item.start), last: dayText(item.last) })}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

function outsideText(phase: PhaseRow, item: PhaseRow['outside'][number]): string {
  if (item.start < phase.start && item.last > phase.last) return m.gates_outside_both();
  return item.start < phase.start ? m.gates_outside_early() : m.gates_outside_late();
}

// The phases of a programme in their order, with their days, length and what belongs to them.
import { Link } from '~/ui/shared/navigation';
import type { PhaseRow } from '~/models/planning/phase-overview';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { StateBadge } from '../shared/state-badge';
import { dayText, number, words } from '../words';
import { ScrollRegion } from '../shared/scroll-region';
import { PhaseGates } from './phase-gates';

type Props = { programmeId: string; rows: readonly PhaseRow[]; mayChange: boolean };

export function PhaseTable({ programmeId, rows, mayChange }: Props) {
  return (
    <ScrollRegion label={m.nav_phases()}>
      <table className="table">
        <caption className="visually-hidden">{m.nav_phases()}</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              {m.settings_order()}
            </th>
            <th scope="col">{m.settings_phase()}</th>
            <th scope="col">{m.settings_first_day()}</th>
            <th scope="col">{m.settings_last_day()}</th>
            <th scope="col" className="number">
              {m.settings_work_days()}
            </th>
            <th scope="col">{m.settings_state()}</th>
            <th scope="col" className="number">
              {m.settings_items()}
            </th>
            <th scope="col" className="number">
              {m.settings_items_outside()}
            </th>
            <th scope="col">{m.gates_on_border()}</th>
            {mayChange ? <th scope="col">{m.settings_change()}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id} className={row.active ? undefined : 'muted'}>
              <td className="number">{index + 1}</td>
              <th scope="row">
                {words(row.title)}
                {words(row.description) ? (
                  <span className="settings-note muted small">{words(row.description)}</span>
                ) : null}
              </th>
              <td className="nowrap">{row.active ? dayText(row.start) : '–'}</td>
              <td className="nowrap">{row.active ? dayText(row.last) : '–'}</td>
              <td className="number">{number(row.workDays)}</td>
              <td>
                {row.active ? (
                  <StateBadge look="good">{m.settings_active()}</StateBadge>
                ) : (
                  <StateBadge look="open">{m.settings_skipped()}</StateBadge>
                )}
              </td>
              <td className="number">{number(row.items)}</td>
              <td className="number">
                {row.outside.length > 0 ? (
                  <a href={`#outside-${row.id}`} aria-label={m.gates_outside_of({ phase: words(row.title) })}>
                    <StateBadge look="warn">{number(row.outside.length)}</StateBadge>
                  </a>
                ) : (
                  number(0)
                )}
              </td>
              <td>
                <PhaseGates {...{ programmeId, row, mayChange }} />
              </td>
              {mayChange ? (
                <td className="settings-links">
                  <Link
                    to={paths.phase(programmeId, row.id)}
                    aria-label={m.settings_edit_what({ what: words(row.title) })}
                  >
                    {m.settings_edit()}
                  </Link>
                  <Link
                    to={paths.phaseRemove(programmeId, row.id)}
                    aria-label={m.settings_remove_what({ what: words(row.title) })}
                  >
                    {m.settings_remove()}
                  </Link>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

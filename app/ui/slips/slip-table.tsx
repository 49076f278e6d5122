// The slips behind a reason: which milestone, from when to when, the sentence that was given, who and when.
import { Link } from '~/ui/shared/navigation';
import type { SlipRow } from '~/models/planning/slip';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { slipCodeText } from '../plan/slip-code';
import { ScrollRegion } from '../shared/scroll-region';
import { dayText, number, words } from '../words';

type Props = { programmeId: string; rows: readonly SlipRow[] };

export function SlipTable({ programmeId, rows }: Props) {
  return (
    <ScrollRegion label={m.gates_slip_list()}>
      <table className="table">
        <caption className="visually-hidden">{m.gates_slip_list()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.gates_saved_on()}</th>
            <th scope="col">{m.settings_milestone()}</th>
            <th scope="col">{m.gates_promised_for()}</th>
            <th scope="col">{m.gates_from_to()}</th>
            <th scope="col" className="number">
              {m.gates_work_days_later()}
            </th>
            <th scope="col">{m.slip_code()}</th>
            <th scope="col">{m.gates_who()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="nowrap">{dayText(row.on)}</td>
              <th scope="row">
                {row.title ? <Link to={paths.milestone(programmeId, row.itemId)}>{words(row.title)}</Link> : '–'}
              </th>
              <td className="nowrap">{dayText(row.promised)}</td>
              <td className="trend-from-to">
                <span className="nowrap">{row.before ? dayText(row.before) : '–'}</span>
                <span className="arrow">→</span>
                <span className="nowrap">{row.after ? dayText(row.after) : m.gates_withdrawn()}</span>
              </td>
              <td className="number">{row.after ? number(row.workDays) : '–'}</td>
              <td>
                {slipCodeText(row.code)}
                {row.text ? <span className="gate-note muted small">{row.text}</span> : null}
              </td>
              <td>{row.userName ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

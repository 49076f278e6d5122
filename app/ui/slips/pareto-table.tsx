// Which reasons weigh most: a row each with its working days as number and bar, and how much the reasons so far make together.
import { Link } from '~/ui/shared/navigation';
import type { ParetoRow, SlipCode } from '~/models/planning/slip';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { slipCodeText } from '../plan/slip-code';
import { ScrollRegion } from '../shared/scroll-region';
import { number, percent } from '../words';

type Props = { programmeId: string; rows: readonly ParetoRow[]; chosen: SlipCode | null };

export function ParetoTable({ programmeId, rows, chosen }: Props) {
  const most = rows[0]?.days ?? 0;
  return (
    <ScrollRegion label={m.gates_pareto()}>
      <table className="table pareto">
        <caption className="visually-hidden">{m.gates_pareto()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.slip_code()}</th>
            <th scope="col" className="number">
              {m.gates_slip_moves()}
            </th>
            <th scope="col" className="number">
              {m.gates_slip_withdrawn()}
            </th>
            <th scope="col" className="number">
              {m.gates_slip_days()}
            </th>
            <th scope="col" className="pareto-column" aria-hidden="true" />
            <th scope="col" className="number">
              {m.gates_slip_share()}
            </th>
            <th scope="col" className="number">
              {m.gates_slip_cumulative()}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">
                <Link
                  to={`${paths.slips(programmeId, { reason: row.code })}#moves`}
                  aria-current={row.code === chosen ? 'true' : undefined}
                >
                  {slipCodeText(row.code)}
                </Link>
              </th>
              <td className="number">{number(row.moves)}</td>
              <td className="number">{number(row.withdrawn)}</td>
              <td className="number">{number(row.days)}</td>
              <td className="pareto-column" aria-hidden="true">
                <svg className="pareto-bar" width="100%" height="18">
                  <rect
                    className="pareto-days"
                    width={`${most > 0 ? (row.days / most) * 100 : 0}%`}
                    y="3"
                    height="12"
                  />
                </svg>
              </td>
              <td className="number">{percent(row.share)}</td>
              <td className="number">{percent(row.cumulative)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{m.gates_total()}</th>
            <td className="number">{number(rows.reduce((sum, row) => sum + row.moves, 0))}</td>
            <td className="number">{number(rows.reduce((sum, row) => sum + row.withdrawn, 0))}</td>
            <td className="number">{number(rows.reduce((sum, row) => sum + row.days, 0))}</td>
            <td className="pareto-column" aria-hidden="true" />
            <td className="number">{most > 0 ? percent(1) : '–'}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

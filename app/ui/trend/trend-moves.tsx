// Every move of the milestones shown: from when to when, how many working days, why, by whom and when.
import { Link } from '~/ui/shared/navigation';
import type { TrendMove } from '~/models/planning/milestone-trend';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { changeText } from '../plan/change-text';
import { slipCodeText } from '../plan/slip-code';
import { ScrollRegion } from '../shared/scroll-region';
import { dayText, words } from '../words';
import { SlipDays } from './slip-days';

type Props = { programmeId: string; moves: readonly TrendMove[] };

export function TrendMoves({ programmeId, moves }: Props) {
  return (
    <div className="stack">
      <div className="row-between">
        <h2 id="trend-moves">{m.gates_trend_moves()}</h2>
        <Link to={paths.slips(programmeId)}>{m.gates_to_slips()}</Link>
      </div>
      {moves.length === 0 ? (
        <p className="muted">{m.gates_trend_no_moves()}</p>
      ) : (
        <ScrollRegion label={m.gates_trend_moves()}>
          <table className="table">
            <caption className="visually-hidden">{m.gates_trend_moves()}</caption>
            <thead>
              <tr>
                <th scope="col">{m.gates_saved_on()}</th>
                <th scope="col">{m.settings_milestone()}</th>
                <th scope="col">{m.gates_from_to()}</th>
                <th scope="col">{m.gates_work_days()}</th>
                <th scope="col">{m.slip_code()}</th>
                <th scope="col">{m.gates_who()}</th>
              </tr>
            </thead>
            <tbody>
              {moves.map((move) => (
                <tr key={move.id}>
                  <td className="nowrap">{dayText(move.on)}</td>
                  <th scope="row">
                    <Link to={paths.milestone(programmeId, move.itemId)}>{words(move.title)}</Link>
                  </th>
                  <td className="trend-from-to">
                    <del className="was nowrap">{dayText(move.from)}</del>
                    <span className="arrow">→</span>
                    <ins className="is nowrap">{dayText(move.to)}</ins>
                  </td>
                  <td>
                    <SlipDays days={move.workDays} />
                  </td>
                  <td>
                    {move.code ? slipCodeText(move.code) : <span className="muted">{changeText(move.kind)}</span>}
                    {move.reason ? <span className="gate-note muted small">{move.reason}</span> : null}
                  </td>
                  <td>{move.userName ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </div>
  );
}

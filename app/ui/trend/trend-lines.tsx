// Per milestone: promised first, promised now or reached, how often it moved, and how much that is together.
import { Link } from '~/ui/shared/navigation';
import type { TrendLine } from '~/models/planning/milestone-trend';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { kindText } from '../programme/kind-words';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';
import { dayText, number, words } from '../words';
import { SlipDays } from './slip-days';

type Props = { programmeId: string; lines: readonly TrendLine[] };

export function TrendLines({ programmeId, lines }: Props) {
  return (
    <div className="stack">
      <h2 id="trend-lines">{m.gates_trend_lines()}</h2>
      <ScrollRegion label={m.gates_trend_lines()}>
        <table className="table">
          <caption className="visually-hidden">{m.gates_trend_lines()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.settings_milestone()}</th>
              <th scope="col">{m.gates_first_promise()}</th>
              <th scope="col">{m.gates_last_promise()}</th>
              <th scope="col" className="number">
                {m.gates_slip_moves()}
              </th>
              <th scope="col">{m.gates_total_slip()}</th>
              <th scope="col">{m.settings_state()}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.itemId}>
                <th scope="row">
                  <Link to={paths.milestone(programmeId, line.itemId)}>{words(line.title)}</Link>
                  <span className="gate-note muted small">{kindText(line.kind)}</span>
                </th>
                <td className="nowrap">{dayText(line.first)}</td>
                <td className="nowrap">{dayText(line.last)}</td>
                <td className="number">{number(line.moves)}</td>
                <td>
                  <SlipDays days={line.slip} />
                </td>
                <td>
                  {line.retired ? (
                    <StateBadge look="retired">{m.item_retired()}</StateBadge>
                  ) : line.reached ? (
                    <StateBadge look="good">{m.settings_reached()}</StateBadge>
                  ) : (
                    <StateBadge look="open">{m.progress_planned()}</StateBadge>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

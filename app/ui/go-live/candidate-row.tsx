// One candidate week: the day, the verdict in sign and word, and why.
import { isoWeek } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { Link } from '~/ui/shared/navigation';
import { paths } from '../paths';
import { StateBadge } from '../shared/state-badge';
import { dayShort, monthText, number, percent, words } from '../words';
import type { CandidateLine } from './candidate-line.server';
import { verdictLook, verdictText } from './candidate-text';

type Props = { programmeId: string; row: CandidateLine; mayShift: boolean };

function weeksText(weeks: number): string {
  if (weeks === 0) return m.golive_this_week();
  return weeks > 0 ? m.golive_weeks_later({ count: weeks }) : m.golive_weeks_earlier({ count: -weeks });
}

export function CandidateRow({ programmeId, row, mayShift }: Props) {
  const { goLive, refusal, warnings, misfits, periods, peak } = row;
  const name = `${dayShort(goLive)} ${goLive.slice(0, 4)}`;
  return (
    <tr className={row.planned ? 'golive-planned' : undefined}>
      <th scope="row">
        {mayShift && !refusal && !row.planned ? (
          <Link to={paths.goLive(programmeId, { goLive })} prefetch="none">
            {name}
          </Link>
        ) : (
          name
        )}
        <span className="golive-week muted small">
          {m.golive_week({ week: isoWeek(goLive).week })} ·{' '}
          {row.planned ? m.golive_planned_now() : weeksText(row.weeks)}
        </span>
      </th>
      <td>
        <StateBadge look={verdictLook[row.verdict]}>{verdictText(row.verdict)}</StateBadge>
      </td>
      <td>
        {refusal ? <span className="muted">{refusal}</span> : null}
        <ul className="plain">
          {misfits.map((text) => (
            <li key={text}>{text}</li>
          ))}
          {warnings ? <li>{warnings}</li> : null}
        </ul>
      </td>
      <td className="golive-periods small">{periods}</td>
      <td className="number">
        {peak ? (
          <>
            <span className={peak.ratio > 1 ? 'over-limit' : undefined}>{percent(peak.ratio)}</span>
            <span className="golive-peak muted small">
              {words(peak.title)}, {monthText(peak.month)}
            </span>
          </>
        ) : (
          '–'
        )}
      </td>
      <td className="number">{refusal ? '–' : number(row.over)}</td>
    </tr>
  );
}

// One candidate week: the day, the verdict in sign and word, and why.
import { isoWeek } from '~/models/planning/day';
import type { Refusal } from '~/models/planning/change';
import type { Candidate } from '~/models/planning/go-live-candidates';
import { m } from '~/paraglide/messages.js';
import { Link } from '~/ui/shared/navigation';
import { paths } from '../paths';
import { refusalText } from '../plan/refusal-text';
import { StateBadge } from '../shared/state-badge';
import { dayShort, monthText, number, percent, words } from '../words';
import { misfitText, ruleText, verdictLook, verdictText } from './candidate-text';

type Props = { programmeId: string; row: Candidate; mayShift: boolean };

function weeksText(weeks: number): string {
  if (weeks === 0) return m.golive_this_week();
  return weeks > 0 ? m.golive_weeks_later({ count: weeks }) : m.golive_weeks_earlier({ count: -weeks });
}

/** The one refusal that many rows share stands above the table in full. */
function refusedText(refusal: Refusal): string {
  return refusal.reason === 'go_live_too_early' ? m.golive_too_early() : refusalText({ ...refusal, titles: {} });
}

export function CandidateRow({ programmeId, row, mayShift }: Props) {
  const { goLive, refusal, warnings, misfits, peak } = row;
  const name = `${dayShort(goLive)} ${goLive.slice(0, 4)}`;
  const periods = [...new Set(row.periods.map((period) => words(period.label)))];
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
        {refusal ? <span className="muted">{refusedText(refusal)}</span> : null}
        <ul className="plain">
          {misfits.map((misfit) => (
            <li key={misfit.reason}>{misfitText(misfit)}</li>
          ))}
          {warnings.length > 0 ? <li>{warnings.map(ruleText).join(' · ')}</li> : null}
        </ul>
      </td>
      <td className="golive-periods small">{periods.join(', ')}</td>
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

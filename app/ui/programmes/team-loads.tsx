// What the programme asks of each team: hours in all, the heaviest month, and every month as a bar against what it can do.
import type { PreviewTeam, ProgrammePreview } from '~/models/planning/programme-preview';
import { m } from '~/paraglide/messages.js';
import { TableRegion } from '../blueprints/table-region';
import { StateBadge } from '../shared/state-badge';
import { hoursText, monthText, percent, words } from '../words';

const height = 30;
/** Ratio at the top edge of the picture; what is more is cut off there, the figure beside it says how much. */
const top = 1.5;
const y = (ratio: number) => Math.round((1 - Math.min(ratio, top) / top) * height * 10) / 10;

function Bars({ team }: { team: PreviewTeam }) {
  return (
    <svg className="load-bars" aria-hidden="true">
      {team.bars.map((bar) =>
        bar.ratio === null ? null : (
          <rect
            key={bar.month}
            className={bar.ratio > 1 ? 'load-bar load-bar-over' : 'load-bar'}
            x={`${bar.at}%`}
            width={`${bar.width}%`}
            y={y(bar.ratio)}
            height={height - y(bar.ratio)}
          />
        ),
      )}
      <line className="load-limit" x1="0" x2="100%" y1={y(1)} y2={y(1)} />
    </svg>
  );
}

export function TeamLoads({ preview }: { preview: ProgrammePreview }) {
  return (
    <TableRegion
      caption={m.programme_load()}
      columns={[
        { label: m.programme_team() },
        { label: m.programme_hours_column(), number: true },
        { label: m.programme_peak_month() },
        { label: m.programme_peak_hours(), number: true },
        { label: m.programme_peak_load(), number: true },
        { label: m.programme_over_limit() },
        { label: m.programme_load_per_month(), wide: true },
      ]}
    >
      {preview.teams.map((team) => (
        <tr key={team.id}>
          <th scope="row">{words(team.title)}</th>
          <td className="number">{hoursText(Math.round(team.hours))}</td>
          <td className="nowrap">{team.peak ? monthText(team.peak.month) : '–'}</td>
          <td className="number">{team.peak ? hoursText(Math.round(team.peak.hours)) : '–'}</td>
          <td className="number">{team.peak?.ratio == null ? '–' : <strong>{percent(team.peak.ratio)}</strong>}</td>
          <td>
            {!team.known ? (
              <span className="muted small">{m.programme_capacity_unknown()}</span>
            ) : team.monthsOver > 0 ? (
              <StateBadge look="bad">{m.programme_months_over({ count: team.monthsOver })}</StateBadge>
            ) : (
              <StateBadge look="good">{m.programme_fits()}</StateBadge>
            )}
          </td>
          <td className="load-column">{team.known ? <Bars team={team} /> : null}</td>
        </tr>
      ))}
    </TableRegion>
  );
}

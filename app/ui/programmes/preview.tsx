// A programme before it is made: figures, warnings, phases, moments and what it asks of each team.
import type { ReactNode } from 'react';
import type { ProgrammePreview } from '~/models/planning/programme-preview';
import { m } from '~/paraglide/messages.js';
import { TableRegion } from '../blueprints/table-region';
import { PhaseRibbon } from '../programme/phase-ribbon';
import { StateBadge } from '../shared/state-badge';
import { dayText, fromGoLive, hoursText, number, periodText, words } from '../words';
import { MomentsPicture } from './moments-picture';
import { TeamLoads } from './team-loads';
import { Warnings } from './warnings';
import type { WarningsText } from './warnings-text.server';

type Props = { preview: ProgrammePreview & { warnings: WarningsText }; children: ReactNode };

export function Preview({ preview, children }: Props) {
  const { goLive, phases, moments, teams } = preview;
  const figures = [
    [number(preview.items), m.programme_figure_items({ gates: number(preview.gates) })],
    [hoursText(Math.round(preview.hours)), m.programme_figure_hours()],
    [String(preview.prepWeeks), m.programme_figure_weeks()],
    [
      number(teams.filter((team) => team.monthsOver > 0).length),
      m.programme_figure_red({ total: number(teams.length) }),
    ],
  ];
  return (
    <section className="stack-large preview" aria-labelledby="preview">
      <div className="stack-small">
        <h2 id="preview">{m.programme_preview({ name: preview.name })}</h2>
        <p className="muted">
          {m.programme_preview_lead({ day: dayText(goLive), period: periodText(preview.window) })}
        </p>
      </div>
      <div className="figures">
        {figures.map(([value, label]) => (
          <p key={label}>
            <span className="figure-value">{value}</span>
            <span className="figure-label">{label}</span>
          </p>
        ))}
      </div>
      <Warnings value={preview.warnings} lead={m.programme_warn_lead()} />
      <div className="preview-make no-print">{children}</div>

      <section className="stack">
        <h3>{m.programme_phases()}</h3>
        <div className="on-one-axis">
          <PhaseRibbon ribbon={preview.ribbon} />
          <MomentsPicture preview={preview} />
        </div>
        <TableRegion
          caption={m.programme_phases()}
          columns={[
            { label: m.programme_phase() },
            { label: m.programme_period() },
            { label: m.programme_from_go_live() },
            { label: m.programme_weeks_column(), number: true },
            { label: m.programme_hours_column(), number: true },
          ]}
        >
          {phases.map((phase) => (
            <tr key={phase.id}>
              <th scope="row">{words(phase.title)}</th>
              <td className="period">{periodText(phase)}</td>
              <td className="nowrap">{fromGoLive(goLive, phase.from)}</td>
              <td className="number">{number(phase.weeks)}</td>
              <td className="number">{hoursText(Math.round(phase.hours))}</td>
            </tr>
          ))}
        </TableRegion>
      </section>

      <section className="stack">
        <h3>{m.programme_load()}</h3>
        <p className="muted measure">{m.programme_load_lead()}</p>
        <TeamLoads preview={preview} />
      </section>

      <section className="stack">
        <h3>{m.programme_moments()}</h3>
        <TableRegion
          caption={m.programme_moments()}
          columns={[
            { label: m.programme_moment() },
            { label: m.programme_kind() },
            { label: m.programme_date() },
            { label: m.programme_from_go_live() },
          ]}
        >
          {moments.map((row) => (
            <tr key={row.id}>
              <th scope="row">{words(row.title)}</th>
              <td>
                {row.gate ? <StateBadge look="info">{m.kind_gate()}</StateBadge> : m.kind_milestone()}{' '}
                {row.hardCriteria > 0 ? (
                  <span className="muted small">{m.programme_hard_count({ count: row.hardCriteria })}</span>
                ) : null}
              </td>
              <td className="nowrap">{dayText(row.day)}</td>
              <td className="nowrap">{fromGoLive(goLive, row.day)}</td>
            </tr>
          ))}
        </TableRegion>
      </section>
      <div className="preview-make no-print">{children}</div>
    </section>
  );
}

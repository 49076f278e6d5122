// The blueprint in outline: phases, workstreams with their hours, milestones with their criteria, advised measures.
import type { Outline, PartOf } from '~/models/planning/blueprint/outline';
import { m } from '~/paraglide/messages.js';
import { Notice } from '../shared/notice';
import { StateBadge } from '../shared/state-badge';
import { hoursText, number, words } from '../words';
import { CutoverTable } from './cutover-table';
import { momentText, spanText } from './offset-text';
import { SourceKeys } from './source-keys';
import { TableRegion } from './table-region';
import { waitText } from './wait-text';

type Props = { blueprintId: string; outline: Outline; value: PartOf<'outline'> };

export function OutlinePart({ blueprintId, outline, value }: Props) {
  const { phases, milestones, recommended_measures, evidence_note, time_axis } = value;
  const metricTitles = new Map(value.metrics.map(({ key, title }) => [key, title]));
  return (
    <>
      {evidence_note ? (
        <Notice title={m.blueprint_evidence()}>
          <p className="measure">{words(evidence_note)}</p>
        </Notice>
      ) : null}
      <section className="stack">
        <h2>{m.blueprint_phases()}</h2>
        {time_axis ? (
          <p className="muted measure">
            {words(time_axis.zero)}. {words(time_axis.interval)}
          </p>
        ) : null}
        <TableRegion
          caption={m.blueprint_phases()}
          columns={[{ label: m.programme_phase() }, { label: m.programme_period() }, { label: m.blueprint_what() }]}
        >
          {phases.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <span className="muted">{row.key}</span> {words(row.title)}
              </th>
              <td className="nowrap">{spanText(row)}</td>
              <td>
                {words(row.description)} {row.active ? null : <span className="muted">{m.blueprint_inactive()}</span>}
              </td>
            </tr>
          ))}
        </TableRegion>
      </section>
      <section className="stack">
        <h2>{m.blueprint_workstreams()}</h2>
        <TableRegion
          caption={m.blueprint_workstreams()}
          columns={[
            { label: m.blueprint_workstream() },
            { label: m.blueprint_activities(), number: true },
            { label: m.programme_hours_column(), number: true },
          ]}
        >
          {outline.workstreams.map((row, index) => (
            <tr key={row.key}>
              <th scope="row">
                <span className={`hue-edge hue-${value.workstreams[index]?.hue ?? index % 10}`}>
                  {words(row.title)}
                </span>
              </th>
              <td className="number">{number(row.activities)}</td>
              <td className="number">{hoursText(row.hours)}</td>
            </tr>
          ))}
        </TableRegion>
      </section>
      <section className="stack">
        <h2>{m.blueprint_milestones()}</h2>
        <p className="muted measure">{m.blueprint_criteria_lead()}</p>
        <TableRegion
          caption={m.blueprint_milestones()}
          columns={[
            { label: m.programme_moment() },
            { label: m.programme_from_go_live() },
            { label: m.blueprint_criteria() },
            { label: m.blueprint_sources() },
          ]}
        >
          {milestones.map((row) => (
            <tr key={row.key} id={`item-${row.key}`}>
              <th scope="row">
                <span className="muted">{row.key}</span> {words(row.title)}{' '}
                {row.gate ? <StateBadge look="info">{m.kind_gate()}</StateBadge> : null}
                {row.description ? <p className="small muted">{row.description}</p> : null}
                {row.waits_for ? (
                  <p className="small muted">
                    {m.blueprint_waits_for()}: {row.waits_for.map((test) => waitText(test, metricTitles)).join('; ')}
                  </p>
                ) : null}
              </th>
              <td className="nowrap">{momentText(row)}</td>
              <td>
                <ul className="criteria">
                  {row.criteria.map((entry) => (
                    <li key={entry.text.nl}>
                      {words(entry.text)} {entry.hard ? <strong>{m.blueprint_hard()}</strong> : null}
                      {entry.figures ? (
                        <span className="small muted"> ({waitText(entry.figures, metricTitles)})</span>
                      ) : null}
                    </li>
                  ))}
                </ul>
              </td>
              <td>
                <SourceKeys blueprintId={blueprintId} keys={row.sources} />
              </td>
            </tr>
          ))}
        </TableRegion>
      </section>
      {recommended_measures.length > 0 ? (
        <section className="stack">
          <h2>{m.blueprint_measures()}</h2>
          <TableRegion
            caption={m.blueprint_measures()}
            columns={[{ label: m.blueprint_measure() }, { label: m.programme_period() }, { label: m.column_why() }]}
          >
            {recommended_measures.map((row) => (
              <tr key={row.key}>
                <th scope="row">{words(row.title)}</th>
                <td className="nowrap">
                  {spanText(
                    'from_week' in row
                      ? { start_week: row.from_week, finish_week: row.to_week }
                      : { start_day: row.from_day, until_day: row.until_day },
                  )}
                </td>
                <td>{words(row.reason)}</td>
              </tr>
            ))}
          </TableRegion>
        </section>
      ) : null}
      <CutoverTable tasks={value.cutover_tasks} teams={value.teams} />
    </>
  );
}

// What is measured, as a table: how it is made, what is wanted, how often, by whom, and whether it is in use.
import { Form, Link } from '~/ui/shared/navigation';
import type { Metric } from '~/models/planning/adoption/metric';
import { m } from '~/paraglide/messages.js';
import { levelText } from '../adoption/level-text';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';
import { words } from '../words';
import { frequencyText, metricDirectionText, metricKindText } from './metric-words';

type Row = Metric & { id: string; owners: readonly string[] };

export function MetricTable({ rows, mayChange }: { rows: readonly Row[]; mayChange: boolean }) {
  return (
    <ScrollRegion label={m.metrics_title()}>
      <table className="table">
        <caption className="visually-hidden">{m.metrics_title()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.settings_key()}</th>
            <th scope="col">{m.metrics_metric()}</th>
            <th scope="col">{m.metrics_kind()}</th>
            <th scope="col">{m.adoption_unit()}</th>
            <th scope="col">{m.metrics_direction()}</th>
            <th scope="col" className="number">
              {m.adoption_target()}
            </th>
            <th scope="col">{m.metrics_frequency()}</th>
            <th scope="col">{m.metrics_owners()}</th>
            <th scope="col">{m.metrics_use()}</th>
            {mayChange ? <th scope="col">{m.settings_change()}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MetricLine key={row.key} row={row} mayChange={mayChange} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function MetricLine({ row, mayChange }: { row: Row; mayChange: boolean }) {
  const what = words(row.title);
  const made = [words(row.formula), words(row.source) && m.metrics_source_of({ source: words(row.source) })];
  return (
    <tr className={row.active ? undefined : 'muted'}>
      <td className="nowrap">{row.key}</td>
      <th scope="row">
        {what}
        <div className="settings-aside">{made.filter(Boolean).join(' · ')}</div>
      </th>
      <td>{metricKindText(row.kind)}</td>
      <td>{words(row.unit)}</td>
      <td>{metricDirectionText(row.direction)}</td>
      <td className="number nowrap">
        {row.target === null ? '–' : levelText(row, row.target)}
        <div className="settings-aside">{m.metrics_margin_of({ margin: levelText(row, row.margin) })}</div>
      </td>
      <td>{frequencyText(row.frequency)}</td>
      <td>{row.owners.length > 0 ? row.owners.join(', ') : <span className="muted">–</span>}</td>
      <td>
        {row.active ? (
          <StateBadge look="good">{m.metrics_in_use()}</StateBadge>
        ) : (
          <StateBadge look="retired">{m.metrics_not_in_use()}</StateBadge>
        )}
      </td>
      {mayChange ? (
        <td className="settings-links">
          <Link to={paths.metric(row.key)} aria-label={m.settings_edit_what({ what })}>
            {m.settings_edit()}
          </Link>
          <Form method="post" action={paths.metricActive(row.key)}>
            <Button
              small
              look="subtle"
              name="active"
              value={row.active ? 'no' : 'yes'}
              label={row.active ? m.metrics_stop_what({ what }) : m.metrics_resume_what({ what })}
            >
              {row.active ? m.metrics_stop() : m.metrics_resume()}
            </Button>
          </Form>
        </td>
      ) : null}
    </tr>
  );
}

// The targets of a programme as a table, and the latest changes of them, each with a button that turns it round.
import { Link } from '~/ui/shared/navigation';
import type { Metric } from '~/models/planning/adoption/metric';
import type { Label } from '~/models/planning/plan';
import type { TargetRow } from '~/models/target.server';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { type RecentChange, RecentChanges } from '../settings/recent-changes';
import { SettingsSaved } from '../settings/settings-saved';
import { ButtonLink } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';
import { dayText, words } from '../words';
import { levelWithUnit } from './level-text';

type Props = {
  id: string;
  rows: readonly TargetRow[];
  metrics: readonly Metric[];
  departments: readonly { id: string; name: Label }[];
  recent: readonly RecentChange[];
  saved: RecentChange | null;
  mayChange: boolean;
};

export function TargetsPage({ id, rows, metrics, departments, recent, saved, mayChange }: Props) {
  const metricOf = new Map(metrics.map((metric) => [metric.key, metric]));
  const add = mayChange ? (
    <ButtonLink to={paths.target(id, 'new')} look="primary">
      {m.adoption_target_add()}
    </ButtonLink>
  ) : null;
  return (
    <Page
      title={m.adoption_targets_title()}
      lead={m.adoption_targets_lead()}
      crumbs={[{ label: m.adoption_title(), to: paths.adoption(id) }]}
      actions={add}
    >
      <SettingsSaved saved={false} change={saved} moved={null} mayUndo={mayChange} />
      {rows.length === 0 ? (
        <EmptyState>{m.adoption_targets_none()}</EmptyState>
      ) : (
        <ScrollRegion label={m.adoption_targets_title()}>
          <table className="table table-rows">
            <caption className="visually-hidden">{m.adoption_targets_title()}</caption>
            <thead>
              <tr>
                <th scope="col">{m.adoption_metric()}</th>
                <th scope="col">{m.adoption_department()}</th>
                <th scope="col">{m.adoption_target_from()}</th>
                <th scope="col" className="number">
                  {m.adoption_target()}
                </th>
                <th scope="col" className="number">
                  {m.adoption_ceiling()}
                </th>
                {mayChange ? <th scope="col">{m.settings_change()}</th> : null}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} {...{ id, row, departments, mayChange }} metric={metricOf.get(row.metricKey)} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <RecentChanges changes={recent} mayChange={mayChange} />
    </Page>
  );
}

type RowProps = Pick<Props, 'id' | 'departments' | 'mayChange'> & { row: TargetRow; metric: Metric | undefined };

function Row({ id, row, departments, mayChange, metric }: RowProps) {
  const name = departments.find((department) => department.id === row.departmentId)?.name;
  const what = metric ? words(metric.title) : row.metricKey;
  const who = name ? words(name) : m.adoption_target_all();
  const level = (value: number | null) => (value === null || !metric ? '–' : levelWithUnit(metric, value));
  const label = m.adoption_target_name({ metric: what, department: who, day: dayText(row.from) });
  return (
    <tr>
      <th scope="row">
        <Link to={paths.adoptionMetric(id, row.metricKey)}>{what}</Link>
      </th>
      <td>{who}</td>
      <td className="nowrap" data-label={m.adoption_target_from()}>
        {dayText(row.from)}
      </td>
      <td className="number" data-label={m.adoption_target()}>
        {level(row.target)}
      </td>
      <td className="number" data-label={m.adoption_ceiling()}>
        {level(row.ceiling)}
      </td>
      {mayChange ? (
        <td>
          <span className="buttons">
            <ButtonLink small to={paths.target(id, row.id)} label={m.settings_edit_what({ what: label })}>
              {m.settings_edit()}
            </ButtonLink>
            <ButtonLink
              small
              look="subtle"
              to={paths.targetRemove(id, row.id)}
              label={m.settings_remove_what({ what: label })}
            >
              {m.settings_remove()}
            </ButtonLink>
          </span>
        </td>
      ) : null}
    </tr>
  );
}

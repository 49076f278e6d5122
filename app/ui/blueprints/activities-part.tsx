// Every activity of a blueprint, by workstream, and the products that get an e-service.
import type { PartOf } from '~/models/planning/blueprint/outline';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { hoursText, number, words } from '../words';
import { ActivityFacts, type Names } from './activity-facts';
import { SourceKeys } from './source-keys';
import { TableRegion } from './table-region';

type Props = { blueprintId: string; value: PartOf<'activities'> };

const titles = (rows: readonly { key: string; title: Label }[]) => new Map(rows.map((row) => [row.key, row.title]));

export function ActivitiesPart({ blueprintId, value }: Props) {
  const { activities, workstreams, products } = value;
  const names: Names = {
    teams: titles(value.teams),
    phases: titles(value.phases),
    metrics: titles(value.metrics),
    competences: titles(value.competences),
  };
  const groups = [
    ...workstreams.map((row, index) => ({ key: row.key, title: words(row.title), hue: row.hue ?? index % 10 })),
    { key: null, title: m.blueprint_no_workstream(), hue: 7 },
  ];
  return (
    <>
      {groups.map((group) => {
        const rows = activities.filter((row) => row.workstream === group.key);
        return rows.length === 0 ? null : (
          <section key={group.key ?? ''} className="stack-small">
            <h2 className={`hue-edge hue-${group.hue}`}>
              {group.title} <span className="muted small">{m.blueprint_activity_count({ count: rows.length })}</span>
            </h2>
            <div>
              {rows.map((row) => (
                <ActivityFacts key={row.key} blueprintId={blueprintId} activity={row} names={names} />
              ))}
            </div>
          </section>
        );
      })}
      {products.length > 0 ? (
        <section className="stack">
          <h2>{m.blueprint_products()}</h2>
          <p className="muted measure">{m.blueprint_products_lead()}</p>
          <TableRegion
            caption={m.blueprint_products()}
            columns={[
              { label: m.blueprint_product() },
              { label: m.blueprint_batch(), number: true },
              { label: m.blueprint_department() },
              { label: m.blueprint_complexity() },
              { label: m.blueprint_volume(), number: true },
              { label: m.programme_hours_column(), number: true },
              { label: m.blueprint_in_activity() },
              { label: m.blueprint_sources() },
            ]}
          >
            {products.map((row) => (
              <tr key={row.key}>
                <th scope="row">{words(row.title)}</th>
                <td className="number">{number(row.batch)}</td>
                <td>{row.department ?? '–'}</td>
                <td>{row.complexity}</td>
                <td className="number">{number(row.volume_per_10k_inhabitants_per_year)}</td>
                <td className="number">
                  {hoursText(Object.values(row.hours_per_team).reduce((sum, hours) => sum + hours, 0))}
                </td>
                <td>{row.activity ?? '–'}</td>
                <td>
                  <SourceKeys blueprintId={blueprintId} keys={row.sources} />
                </td>
              </tr>
            ))}
          </TableRegion>
        </section>
      ) : null}
    </>
  );
}

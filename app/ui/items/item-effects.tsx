// What an item is expected to do to the adoption figures.
import type { ExpectedEffect, Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { directionText, sizeText } from '../programme/kind-words';
import { ScrollRegion } from '../shared/scroll-region';
import { words } from '../words';

type Props = { effects: readonly (ExpectedEffect & { title: Label | null })[]; acceptanceValue: number };

export function ItemEffects({ effects, acceptanceValue }: Props) {
  if (effects.length === 0 && acceptanceValue === 0) return null;
  return (
    <div className="stack-small">
      <h2>{m.item_effects()}</h2>
      {acceptanceValue > 0 ? <p>{m.item_acceptance({ value: acceptanceValue })}</p> : null}
      {effects.length > 0 ? (
        <ScrollRegion label={m.item_effects()}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{m.column_metric()}</th>
                <th scope="col">{m.column_direction()}</th>
                <th scope="col">{m.column_size()}</th>
                <th scope="col">{m.column_lag()}</th>
              </tr>
            </thead>
            <tbody>
              {effects.map((row) => (
                <tr key={row.metricKey}>
                  <th scope="row">
                    {row.title ? words(row.title) : row.metricKey} <span className="muted">{row.metricKey}</span>
                  </th>
                  <td>{directionText(row.direction)}</td>
                  <td>{row.size ? sizeText(row.size) : '–'}</td>
                  <td>{row.lagWeeks === null ? '–' : m.after_weeks({ count: row.lagWeeks })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
    </div>
  );
}

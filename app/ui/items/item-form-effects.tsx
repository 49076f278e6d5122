// The part of the item form about what it should do: acceptance value and the metrics it should move.
import { effectDirections, effectSizes, type Item, type Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { ScrollRegion } from '../shared/scroll-region';
import { directionText, sizeText } from '../programme/kind-words';
import { type FormState, TextField, typedText } from '../shared/field';
import { words } from '../words';

type Props = { item: Partial<Item>; metrics: readonly { key: string; title: Label }[]; state: FormState };

export function ItemFormEffects({ item, metrics, state }: Props) {
  const effects = new Map(item.effects?.map((row) => [row.metricKey, row]));
  return (
    <fieldset className="panel">
      <legend>{m.item_effects()}</legend>
      <TextField
        name="acceptanceValue"
        label={m.form_acceptance()}
        hint={m.form_acceptance_hint()}
        state={state}
        start={item.acceptanceValue ?? 0}
        inputMode="numeric"
        narrow
      />
      <details className="fold" open={effects.size > 0 || state !== undefined}>
        <summary>{m.form_effects()}</summary>
        <ScrollRegion label={m.form_effects()}>
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
              {metrics.map((metric) => {
                const effect = effects.get(metric.key);
                const name = words(metric.title);
                return (
                  <tr key={metric.key}>
                    <th scope="row">
                      {name} <span className="muted">{metric.key}</span>
                    </th>
                    <td>
                      <select
                        className="utrecht-select utrecht-select--html-select"
                        name={`effect:${metric.key}`}
                        aria-label={`${m.column_direction()}: ${name}`}
                        defaultValue={typedText(state, `effect:${metric.key}`, effect?.direction)}
                      >
                        <option value="">{m.form_no_effect()}</option>
                        {effectDirections.map((direction) => (
                          <option key={direction} value={direction}>
                            {directionText(direction)}
                          </option>
                        ))}
                      </select>
                    </td>
                    <td>
                      <select
                        className="utrecht-select utrecht-select--html-select"
                        name={`size:${metric.key}`}
                        aria-label={`${m.column_size()}: ${name}`}
                        defaultValue={typedText(state, `size:${metric.key}`, effect?.size)}
                      >
                        <option value="">–</option>
                        {effectSizes.map((size) => (
                          <option key={size} value={size}>
                            {sizeText(size)}
                          </option>
                        ))}
                      </select>
                    </td>
                    <td>
                      <input
                        className="utrecht-textbox utrecht-textbox--html-input lag-input"
                        name={`lag:${metric.key}`}
                        inputMode="numeric"
                        size={3}
                        aria-label={`${m.column_lag()}: ${name}`}
                        aria-invalid={state?.errors[`lag:${metric.key}`] ? true : undefined}
                        id={`field-lag_${metric.key}`}
                        defaultValue={typedText(state, `lag:${metric.key}`, effect?.lagWeeks)}
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </fieldset>
  );
}

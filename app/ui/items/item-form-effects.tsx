// The part of the item form about what it should do: acceptance value and the metrics it should move.
import type { Item, Label } from '~/models/planning/plan';
import { ScrollRegion } from '../shared/scroll-region';
import { type FormState, TextField, typedText } from '../shared/field';
import { words } from '../words';
import type { ItemFormWords } from './item-form-words.server';

type Props = {
  item: Partial<Item>;
  metrics: readonly { key: string; title: Label }[];
  state: FormState;
  texts: ItemFormWords['effects'];
};

export function ItemFormEffects({ item, metrics, state, texts }: Props) {
  const effects = new Map(item.effects?.map((row) => [row.metricKey, row]));
  return (
    <fieldset className="panel">
      <legend>{texts.title}</legend>
      <TextField
        name="acceptanceValue"
        label={texts.acceptance}
        hint={texts.acceptanceHint}
        state={state}
        start={item.acceptanceValue ?? 0}
        inputMode="numeric"
        narrow
      />
      <details className="fold" open={effects.size > 0 || state !== undefined}>
        <summary>{texts.all}</summary>
        <ScrollRegion label={texts.all}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{texts.metric}</th>
                <th scope="col">{texts.direction}</th>
                <th scope="col">{texts.size}</th>
                <th scope="col">{texts.lag}</th>
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
                        aria-label={`${texts.direction}: ${name}`}
                        defaultValue={typedText(state, `effect:${metric.key}`, effect?.direction)}
                      >
                        <option value="">{texts.none}</option>
                        {texts.directions.map(({ value, label }) => (
                          <option key={value} value={value}>
                            {label}
                          </option>
                        ))}
                      </select>
                    </td>
                    <td>
                      <select
                        className="utrecht-select utrecht-select--html-select"
                        name={`size:${metric.key}`}
                        aria-label={`${texts.size}: ${name}`}
                        defaultValue={typedText(state, `size:${metric.key}`, effect?.size)}
                      >
                        <option value="">–</option>
                        {texts.sizes.map(({ value, label }) => (
                          <option key={value} value={value}>
                            {label}
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
                        aria-label={`${texts.lag}: ${name}`}
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

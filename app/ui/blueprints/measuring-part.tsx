// What a blueprint measures: each metric with its formula, source, rhythm and usual course; how large an effect is.
import type { PartOf } from '~/models/planning/blueprint/outline';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { sizeText } from '../programme/kind-words';
import { words } from '../words';

const sizeNames = new Map<string, () => string>([
  ['small', () => sizeText('small')],
  ['medium', () => sizeText('medium')],
  ['large', () => sizeText('large')],
]);
const directions = new Map<string, () => string>([
  ['up', m.blueprint_should_rise],
  ['down', m.blueprint_should_fall],
]);
const either = (label: Label | undefined, text: string) => (label ? words(label) : text);

export function MeasuringPart({ value }: { value: PartOf<'measuring'> }) {
  const { metrics, effect_sizes } = value;
  return (
    <>
      {effect_sizes ? (
        <section className="stack">
          <h2>{m.blueprint_effect_sizes()}</h2>
          <dl className="facts">
            {Object.entries(effect_sizes).map(([key, text]) => (
              <div key={key} className="fact">
                <dt>{sizeNames.get(key)?.() ?? key}</dt>
                <dd>{words(text)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      <section className="stack">
        <h2>{m.blueprint_metrics()}</h2>
        <div>
          {metrics.map((row) => (
            <details key={row.key} className="fold activity" id={`metric-${row.key}`}>
              <summary>
                <span className="activity-key">{row.key}</span> {words(row.title)}{' '}
                <span className="activity-when">{either(row.unit_label, row.unit)}</span>
              </summary>
              <dl className="facts">
                {(
                  [
                    [m.blueprint_metric_direction(), directions.get(row.direction)?.() ?? row.direction],
                    [m.blueprint_metric_formula(), words(row.formula)],
                    [m.blueprint_metric_source(), words(row.source)],
                    [m.blueprint_metric_frequency(), words(row.frequency)],
                    [m.blueprint_metric_baseline(), either(row.typical_baseline_label, row.typical_baseline)],
                    [m.blueprint_metric_target(), either(row.typical_target_52w_label, row.typical_target_52w)],
                    [m.blueprint_metric_curve(), words(row.typical_curve)],
                    [m.blueprint_metric_code(), row.code],
                  ] as const
                ).map(([name, text]) => (
                  <div key={name} className="fact">
                    <dt>{name}</dt>
                    <dd>{text}</dd>
                  </div>
                ))}
              </dl>
            </details>
          ))}
        </div>
      </section>
    </>
  );
}

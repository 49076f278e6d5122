// One page to lay before the works council.
import { m } from '~/paraglide/messages.js';
import { ScrollRegion } from '../shared/scroll-region';

type Props = {
  parts: { title: string; text: string }[];
  metrics: { key: string; title: string; source: string; frequency: string }[];
};

export function Factsheet({ parts, metrics }: Props) {
  return (
    <>
      {parts.map(({ title, text }) => (
        <section key={title} className="stack-small" aria-label={title}>
          <h2>{title}</h2>
          <p className="measure">{text}</p>
        </section>
      ))}
      <section className="stack-small" aria-labelledby="gemeten">
        <h2 id="gemeten">{m.privacy_factsheet_metrics()}</h2>
        {metrics.length === 0 ? (
          <p className="muted">{m.privacy_factsheet_none()}</p>
        ) : (
          <ScrollRegion label={m.privacy_factsheet_metrics()}>
            <table className="table">
              <caption className="visually-hidden">{m.privacy_factsheet_metrics()}</caption>
              <thead>
                <tr>
                  <th scope="col">{m.adoption_metric()}</th>
                  <th scope="col">{m.privacy_factsheet_source()}</th>
                  <th scope="col">{m.metrics_frequency()}</th>
                </tr>
              </thead>
              <tbody>
                {metrics.map(({ key, title, source, frequency }) => (
                  <tr key={key}>
                    <th scope="row">{title}</th>
                    <td>{source}</td>
                    <td>{frequency}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )}
      </section>
    </>
  );
}

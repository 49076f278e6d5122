// What is kept how long, which programmes are held, and what the last runs threw away.
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Link } from '../shared/navigation';
import { ScrollRegion } from '../shared/scroll-region';

type Props = {
  rules: { category: string; what: string; from: string; days: string; floor: string; reason: string; over: string }[];
  holds: { id: string; name: string; reason: string }[];
  runs: { id: string; moment: string; what: string }[];
};

export function RetentionPage({ rules, holds, runs }: Props) {
  return (
    <>
      <ScrollRegion label={m.privacy_retention()}>
        <table className="table">
          <caption className="visually-hidden">{m.privacy_retention()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.privacy_category()}</th>
              <th scope="col">{m.privacy_counts_from()}</th>
              <th scope="col">{m.privacy_days()}</th>
              <th scope="col">{m.privacy_floor()}</th>
              <th scope="col">{m.privacy_would_go()}</th>
              <th scope="col">{m.privacy_reason()}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ category, what, from, days, floor, reason, over }) => (
              <tr key={category}>
                <th scope="row">
                  <Link to={paths.retentionRule(category)} aria-label={m.privacy_change({ what })}>
                    {what}
                  </Link>
                </th>
                <td>{from}</td>
                <td className="nowrap">{days}</td>
                <td className="nowrap">{floor}</td>
                <td>{over}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <section aria-labelledby="vanzelf">
        <h2 id="vanzelf">{m.privacy_fixed()}</h2>
        <p className="measure">{m.privacy_fixed_text()}</p>
      </section>
      <section aria-labelledby="vasthouden">
        <h2 id="vasthouden">{m.privacy_holds()}</h2>
        <p className="muted measure">{m.privacy_holds_lead()}</p>
        <ScrollRegion label={m.privacy_holds()}>
          <table className="table">
            <caption className="visually-hidden">{m.privacy_holds()}</caption>
            <thead>
              <tr>
                <th scope="col">{m.privacy_programme()}</th>
                <th scope="col">{m.privacy_reason()}</th>
              </tr>
            </thead>
            <tbody>
              {holds.map(({ id, name, reason }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to={paths.legalHold(id)} aria-label={m.privacy_change({ what: name })}>
                      {name}
                    </Link>
                  </th>
                  <td>{reason || m.privacy_hold_none()}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </section>
      <section aria-labelledby="opgeruimd">
        <h2 id="opgeruimd">{m.privacy_runs()}</h2>
        {runs.length === 0 ? (
          <p className="muted">{m.privacy_runs_none()}</p>
        ) : (
          <ScrollRegion label={m.privacy_runs()}>
            <table className="table">
              <caption className="visually-hidden">{m.privacy_runs()}</caption>
              <thead>
                <tr>
                  <th scope="col">{m.privacy_run_when()}</th>
                  <th scope="col">{m.privacy_run_what()}</th>
                </tr>
              </thead>
              <tbody>
                {runs.map(({ id, moment, what }) => (
                  <tr key={id}>
                    <th scope="row" className="nowrap">
                      {moment}
                    </th>
                    <td>{what}</td>
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

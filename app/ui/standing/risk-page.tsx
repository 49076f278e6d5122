// The risk of standstill on its page: the number and what it is made of, the rules on ambition, its history, what is behind it.
import { Link } from '~/ui/shared/navigation';
import type { Trust } from '~/models/planning/capacity/heat-map';
import { m } from '~/paraglide/messages.js';
import { TrustNotice } from '../capacity/trust-notice';
import { paths } from '../paths';
import { SettingsSaved } from '../settings/settings-saved';
import type { RecentChange } from '../settings/recent-changes';
import { ButtonLink } from '../shared/button';
import { useDrawn } from '../shared/drawn-part';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';
import type { ReadingRow } from './history-text.server';
import { AgreementList, type AgreementRow } from './agreement-list';
import type { CheckRow, DriverRow, StandingText } from './standing-text.server';

/** The element around the chart, and the one with the sentence that describes it. */
export const riskIds = { chart: 'index-chart', said: 'index-said' } as const;

type Props = {
  id: string;
  text: StandingText;
  /** Too few items of the months ahead say what they cost. */
  mistrust: Trust | null;
  version: string;
  chart: string | null;
  history: readonly ReadingRow[];
  weightsChanged: string | null;
  agreements: readonly AgreementRow[];
  mayAgree: boolean;
  saved: RecentChange | null;
};

export function RiskPage(props: Props) {
  const { id, text, mistrust, version, chart, history, weightsChanged, agreements, mayAgree, saved } = props;
  const { index, drivers, ambition } = text;
  return (
    <Page
      title={m.standing_title()}
      lead={m.standing_lead()}
      crumbs={[{ label: m.capacity_title(), to: paths.capacity(id) }]}
      actions={<ButtonLink to={paths.measures(id)}>{m.measures_title()}</ButtonLink>}
    >
      <SettingsSaved saved={false} change={saved} moved={null} mayUndo={mayAgree} />
      <TrustNotice mistrust={mistrust} />
      <section className="panel stack-small sx-head" aria-labelledby="index-title">
        <h2 id="index-title" className="visually-hidden">
          {m.standing_index()}
        </h2>
        {index.value === null ? null : (
          <p className="row sx-index">
            <strong>{index.value}</strong>
            <span className="muted">{m.standing_of_100()}</span>
            {index.band === null ? null : <StateBadge look={index.look}>{index.band}</StateBadge>}
          </p>
        )}
        <p id={riskIds.said} className="measure">
          {index.said}
        </p>
      </section>
      <section className="stack-small" aria-labelledby="ambition-title">
        <h2 id="ambition-title">{m.standing_ambition()}</h2>
        <p>
          <StateBadge look={ambition.look}>{ambition.title}</StateBadge>
        </p>
        <p className="muted small measure">{ambition.lead}</p>
        <Checks rows={ambition.checks} />
      </section>
      <section className="stack-small" aria-labelledby="drivers-title">
        <h2 id="drivers-title">{m.standing_drivers()}</h2>
        <Drivers rows={drivers} total={index.value} />
        <p className="muted small">
          {version} <Link to={paths.stagnationRules()}>{m.standing_weights_link()}</Link>
        </p>
      </section>
      <AgreementList {...{ id, agreements, mayAgree }} />
      <section className="stack-small" aria-labelledby="history-title">
        <h2 id="history-title">{m.standing_history()}</h2>
        <History {...{ chart, history, weightsChanged }} />
      </section>
      <section className="stack-small" aria-labelledby="risks-title">
        <h2 id="risks-title">{m.standing_risks()}</h2>
        {text.risks.length === 0 ? (
          <p>{m.standing_risks_none()}</p>
        ) : (
          <>
            <p className="muted small measure">{m.standing_risks_lead()}</p>
            <ul className="measure">
              {text.risks.map(({ team, why }) => (
                <li key={team.to}>
                  <Link to={team.to}>{team.label}</Link>: {why}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <Behind text={text} />
    </Page>
  );
}

function Checks({ rows }: { rows: readonly CheckRow[] }) {
  return (
    <ScrollRegion label={m.standing_ambition()}>
      <table className="table">
        <caption className="visually-hidden">{m.standing_ambition()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.standing_rule()}</th>
            <th scope="col">{m.standing_says()}</th>
            <th scope="col">{m.standing_value()}</th>
            <th scope="col">{m.standing_limit()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, rule, value, limit, look, says, to }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={to}>{rule}</Link>
              </th>
              <td>
                <StateBadge look={look}>{says}</StateBadge>
              </td>
              <td>{value}</td>
              <td className="muted small">{limit}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Drivers({ rows, total }: { rows: readonly DriverRow[]; total: string | null }) {
  return (
    <ScrollRegion label={m.standing_drivers()}>
      <table className="table">
        <caption className="visually-hidden">{m.standing_drivers()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.standing_driver()}</th>
            <th scope="col">{m.standing_fact()}</th>
            <th scope="col">{m.standing_score()}</th>
            <th scope="col" className="number">
              {m.standing_weight()}
            </th>
            <th scope="col" className="number">
              {m.standing_points()}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, fact, to, bar, score, weight, points }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={to}>{name}</Link>
              </th>
              <td className="sx-fact">{fact}</td>
              <td className="nowrap">
                <svg className="sx-bar" width="72" height="12" aria-hidden="true">
                  <rect className="sx-bar-ground" width="100%" height="12" />
                  <rect className="sx-bar-value" width={`${bar}%`} height="12" />
                </svg>{' '}
                {score}
              </td>
              <td className="number nowrap">{weight}</td>
              <td className="number">{points}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {m.standing_total()}
            </th>
            <td className="number">
              <strong>{total ?? '–'}</strong>
            </td>
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

function History({ chart, history, weightsChanged }: Pick<Props, 'chart' | 'history' | 'weightsChanged'>) {
  const drawn = useDrawn(riskIds.chart, chart);
  if (history.length < 2) return <p>{m.standing_history_none()}</p>;
  return (
    <>
      <figure className="lc-figure">
        <div className="scroll-x" tabIndex={0} role="region" aria-label={m.standing_history_note()}>
          <div id={riskIds.chart} dangerouslySetInnerHTML={drawn} />
        </div>
        <figcaption className="muted small measure">
          {m.standing_history_note()} {weightsChanged}
        </figcaption>
      </figure>
      <details className="fold">
        <summary>{m.gates_trend_table()}</summary>
        <table className="table">
          <caption className="visually-hidden">{m.standing_history()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.standing_history_day()}</th>
              <th scope="col" className="number">
                {m.standing_index()}
              </th>
              <th scope="col">{m.standing_says()}</th>
              <th scope="col" className="number">
                {m.standing_rules_version()}
              </th>
            </tr>
          </thead>
          <tbody>
            {history.map(({ day, index, band, version }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td className="number">{index}</td>
                <td>{band}</td>
                <td className="number">{version}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function Behind({ text: { plateaus, slips, moreSlips } }: Pick<Props, 'text'>) {
  if (plateaus.length === 0 && slips.length === 0) return null;
  return (
    <section className="stack-small" aria-labelledby="behind-title">
      <h2 id="behind-title">{m.standing_behind()}</h2>
      <div className="columns">
        {plateaus.length === 0 ? null : (
          <div className="stack-small">
            <h3>{m.standing_plateaus()}</h3>
            <ul className="stack-small">
              {plateaus.map(({ label, to }) => (
                <li key={to}>
                  <Link to={to}>{label}</Link>
                </li>
              ))}
            </ul>
          </div>
        )}
        {slips.length === 0 ? null : (
          <div className="stack-small">
            <h3>{m.standing_slipped()}</h3>
            <ul className="stack-small">
              {slips.map(({ label, to, how }) => (
                <li key={to}>
                  <Link to={to}>{label}</Link> <span className="muted">{how}</span>
                </li>
              ))}
            </ul>
            {moreSlips > 0 ? <p className="muted small">{m.standing_slipped_more({ count: moreSlips })}</p> : null}
          </div>
        )}
      </div>
    </section>
  );
}

// The load of one team on its page: the sentence, its hours as a picture and as a table, what is behind a month, what helps.
import { Link } from '~/ui/shared/navigation';
import type { Trust } from '~/models/planning/capacity/heat-map';
import type { Month } from '~/models/planning/capacity/supply';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { ButtonLink } from '../shared/button';
import { useDrawn } from '../shared/drawn-part';
import { type Go, linkFollower } from '../shared/follow-links';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';
import { hoursText, monthText, percent, periodText, shareText, words } from '../words';
import type { Interval } from '~/models/planning/interval';
import { LeverList, type LeverRow } from './lever-list';
import { TrustNotice } from './trust-notice';

/** The elements around what is drawn, and the one with the sentence that describes it. */
export const teamLoadIds = { chart: 'load-chart', table: 'load-table', sentence: 'load-sentence' } as const;

export type CauseRow = Interval & {
  programmeId: string;
  /** Null for this programme. */
  programmeName: string | null;
  itemId: string;
  title: Label;
  hours: number;
};

type Props = {
  id: string;
  team: { id: string; title: Label };
  /** Where the heat map of the same period is. */
  back: string;
  sentence: string;
  isKnown: boolean;
  /** Too few items of the period say what they cost. */
  mistrust: Trust | null;
  mayChange: boolean;
  limit: number;
  over: readonly { month: Month; ratio: number | null; to: string }[];
  chosen: Month | null;
  causes: readonly CauseRow[];
  levers: { lead: string; rows: readonly LeverRow[]; together: string } | null;
  chart: string | null;
  table: string | null;
  go: Go;
};

export function TeamLoadPage(props: Props) {
  const { id, team, back, sentence, isKnown, mistrust, mayChange, limit, over, chosen, causes, levers, go } = props;
  const chart = useDrawn(teamLoadIds.chart, props.chart);
  const table = useDrawn(teamLoadIds.table, props.table);
  const title = words(team.title);
  const hours = m.capacity_chart({ team: title });
  return (
    <Page
      title={title}
      lead={m.capacity_team_lead({ team: title })}
      crumbs={[{ label: m.capacity_title(), to: back }]}
      actions={mayChange ? <ButtonLink to={paths.team(team.id)}>{m.capacity_staffing()}</ButtonLink> : null}
    >
      {isKnown ? null : (
        <Notice tone="warn" title={m.capacity_unknown()}>
          <p>{m.capacity_unknown_team({ team: title })}</p>
          {mayChange ? <Link to={paths.team(team.id)}>{m.capacity_fill_in()}</Link> : null}
        </Notice>
      )}
      <TrustNotice mistrust={mistrust} />
      <p id={teamLoadIds.sentence} className="measure">
        {sentence}
      </p>
      <figure className="lc-figure">
        <div className="scroll-x" tabIndex={0} role="region" aria-label={hours}>
          <div id={teamLoadIds.chart} dangerouslySetInnerHTML={chart} />
        </div>
        <figcaption className="muted small measure">{m.capacity_chart_legend()}</figcaption>
      </figure>
      {levers ? <LeverList {...levers} /> : null}
      {isKnown ? (
        <section className="stack-small" aria-labelledby="over-title">
          <h2 id="over-title">{m.capacity_over_months()}</h2>
          {over.length === 0 ? (
            <p>{m.capacity_over_none({ team: title, limit: percent(limit) })}</p>
          ) : (
            <ul className="row plain">
              {over.map(({ month, ratio, to }) => (
                <li key={month}>
                  <Link to={to} preventScrollReset>
                    {m.capacity_over_month({
                      month: monthText(month),
                      ratio: shareText(ratio),
                    })}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </section>
      ) : null}
      <Behind {...{ id, chosen, causes }} />
      {/* Links work by themselves; following them here saves loading the whole page. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events */}
      <div className="scroll-x" role="region" tabIndex={0} aria-label={m.capacity_table()} onClick={linkFollower(go)}>
        <table className="table" id={teamLoadIds.table} dangerouslySetInnerHTML={table} />
      </div>
    </Page>
  );
}

function Behind({ id, chosen, causes }: Pick<Props, 'id' | 'chosen' | 'causes'>) {
  if (chosen === null) return <p className="muted">{m.capacity_behind_choose()}</p>;
  const title = m.capacity_behind({ month: monthText(chosen) });
  return (
    <section className="stack-small" aria-labelledby="behind-title">
      <h2 id="behind-title">{title}</h2>
      {causes.length === 0 ? (
        <p>{m.capacity_behind_none()}</p>
      ) : (
        <ScrollRegion label={title}>
          <table className="table">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{m.capacity_item()}</th>
                <th scope="col">{m.settings_period()}</th>
                <th scope="col">{m.capacity_programme()}</th>
                <th scope="col" className="number">
                  {m.capacity_hours()}
                </th>
              </tr>
            </thead>
            <tbody>
              {causes.map((row) => (
                <tr key={row.itemId}>
                  <th scope="row">
                    <Link to={paths.item(row.programmeId, row.itemId)}>{words(row.title)}</Link>
                  </th>
                  <td className="nowrap">{periodText(row)}</td>
                  <td>{row.programmeId === id ? m.capacity_own() : row.programmeName}</td>
                  <td className="number nowrap">{hoursText(Math.round(row.hours))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}

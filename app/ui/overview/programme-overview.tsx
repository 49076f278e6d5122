// Where the programme stands, in blocks of one thought each.
import { Link } from '~/ui/shared/navigation';
import { addDays, type Day } from '~/models/planning/day';
import type { Overview } from '~/models/planning/overview';
import type { Label } from '~/models/planning/plan';
import type { ProposalLine } from '~/proposal-view.server';
import { m } from '~/paraglide/messages.js';
import { HistoryLine } from '../history/history-line';
import type { LineText } from '../history/line-text.server';
import { paths } from '../paths';
import { ButtonLink } from '../shared/button';
import { Page } from '../shared/page';
import { StateBadge } from '../shared/state-badge';
import { dayText, momentText, number, percent, periodText, words } from '../words';
import { ChangeAhead } from './change-ahead';
import type { ChangeAheadText } from './change-ahead-text.server';
import { BrokenList } from './broken-list';
import { GateList } from './gate-list';
import { LoadAhead } from './load-ahead';
import { ProposalList } from '../measures/proposal-list';
import { OverloadList, type OverloadText } from './overload-list';
import { OverviewList } from './overview-list';
import { OverviewStatus } from './overview-status';
import type { StatusHead } from '../status/status-parts';
import type { Look } from '../standing/standing-text.server';

type Props = {
  programmeId: string;
  description: string;
  goLive: Day;
  overview: Overview;
  /** The risk of standstill as it was last read; null when it cannot be told. */
  reading: { said: string; look: Look; on: string } | null;
  status: StatusHead | null;
  maySay: boolean;
  mayDeliver: boolean;
  departments: readonly Label[];
  /** Null when there is nothing to say of it. */
  change: ChangeAheadText | null;
  /** Null for who does not weigh promises. */
  overloads: readonly OverloadText[] | null;
  /** What waits for the reader: a decision, or to be applied. */
  proposals: { title: string; rows: readonly ProposalLine[] } | null;
  measures: readonly { id: string; title: Label; reason: Label; from: Day; until: Day }[];
  changes: readonly {
    id: string;
    /** What the change did. */
    what: string;
    at: { day: Day; time: string };
    userName: string | null;
    reason: string | null;
    line: LineText | null;
  }[];
};

export function ProgrammeOverview(props: Props) {
  const { programmeId, description, goLive, overview, reading, mayDeliver, departments, change } = props;
  const { overloads, proposals, measures, changes } = props;
  const { phase, counts } = overview;
  const share = counts.total === 0 ? 0 : counts.done / counts.total;
  const figures = [
    { value: percent(share), label: m.overview_done({ done: number(counts.done), total: number(counts.total) }) },
    { value: number(counts.started), label: m.overview_started() },
    { value: number(counts.late), label: m.overview_late() },
  ];
  return (
    <Page
      title={phase ? words(phase.title) : m.nav_overview()}
      lead={
        phase
          ? `${words(phase.description)} ${m.overview_phase_until({ day: dayText(addDays(phase.until, -1)) })}`
          : undefined
      }
      actions={
        <>
          <ButtonLink to={paths.roadmap(programmeId)} look="primary">
            {m.overview_to_roadmap()}
          </ButtonLink>
          <ButtonLink to={paths.calendar(programmeId)}>{m.overview_to_calendar()}</ButtonLink>
          {mayDeliver ? <ButtonLink to={paths.figuresEnter(programmeId)}>{m.figures_enter()}</ButtonLink> : null}
        </>
      }
    >
      <OverviewStatus programmeId={programmeId} status={props.status} maySay={props.maySay} />
      {description ? <p className="measure item-description">{description}</p> : null}
      {departments.length > 0 ? <p>{m.overview_for({ departments: departments.map(words).join(', ') })}</p> : null}
      <ul className="plain figures">
        {figures.map((figure) => (
          <li key={figure.label}>
            <span className="figure-value">{figure.value}</span>
            <span className="figure-label">{figure.label}</span>
          </li>
        ))}
      </ul>
      {reading ? (
        <p className="row">
          <Link to={paths.risk(programmeId)}>
            <StateBadge look={reading.look}>{reading.said}</StateBadge>
          </Link>
          <span className="muted small">{reading.on}</span>
        </p>
      ) : null}
      <div className="two-to-one">
        <div className="stack-large">
          {overview.broken ? <BrokenList programmeId={programmeId} broken={overview.broken} /> : null}
          <OverviewList
            id="te-laat"
            title={m.overview_late_title()}
            empty={overview.broken ? m.overview_late_none_but() : m.overview_late_none()}
            items={overview.late}
            {...{ programmeId, goLive }}
          />
          <OverviewList
            id="komt"
            title={m.overview_coming()}
            empty={m.overview_coming_none()}
            items={overview.coming}
            {...{ programmeId, goLive }}
          />
          <LoadAhead programmeId={programmeId} load={overview.load} />
          {change ? <ChangeAhead ahead={change} /> : null}
          {overloads ? <OverloadList {...{ programmeId, overloads }} /> : null}
          {proposals === null ? null : (
            <section className="stack-small" aria-labelledby="voorstellen">
              <h2 id="voorstellen">{proposals.title}</h2>
              <ProposalList rows={proposals.rows} />
            </section>
          )}
        </div>
        <div className="stack-large">
          <GateList gates={overview.gates} {...{ programmeId, goLive }} />
          <section className="stack-small" aria-labelledby="veranderd">
            <h2 id="veranderd">{m.overview_changes()}</h2>
            <ul className="plain stack-small">
              {changes.map((change) => (
                <li key={change.id}>
                  {change.line?.title ? (
                    <Link to={paths.item(programmeId, change.line.id)}>{change.line.title}</Link>
                  ) : (
                    change.what
                  )}{' '}
                  {change.line ? <HistoryLine line={change.line} /> : null}
                  <p className="muted small">
                    {momentText(change.at)}
                    {change.userName ? ` · ${change.userName}` : ''}
                    {change.reason ? ` · ${change.reason}` : ''}
                  </p>
                </li>
              ))}
            </ul>
            <p>
              <Link to={paths.history(programmeId)}>{m.item_all_history()}</Link>
            </p>
          </section>
          {measures.length > 0 ? (
            <details className="fold">
              <summary>{m.overview_measures({ count: measures.length })}</summary>
              <ul className="plain stack-small">
                {measures.map((measure) => (
                  <li key={measure.id}>
                    <strong>{words(measure.title)}</strong>
                    <p className="muted small">
                      {periodText(measure)} · {words(measure.reason)}
                    </p>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </div>
      </div>
    </Page>
  );
}

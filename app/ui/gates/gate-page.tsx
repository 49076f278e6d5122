// The page of a milestone or gate: for a gate what may be decided first; then its criteria, and the decisions on record.
import { Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import type { GateView } from '~/models/planning/gate-view';
import type { MilestoneRow } from '~/models/planning/milestone-overview';
import { m } from '~/paraglide/messages.js';
import { CriteriaList, type ListedCriterion } from '../milestones/criteria-list';
import { MomentState } from '../milestones/moment-state';
import { paths } from '../paths';
import { kindText } from '../programme/kind-words';
import { ButtonLink } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { Page } from '../shared/page';
import { dayLong, dayText, dayWithWeek, number, words } from '../words';
import { DecisionList, type RecordedDecision } from './decision-list';
import { GateVerdict } from './gate-verdict';

type Props = Pick<GateView, 'verdict'> & {
  criteria: readonly ListedCriterion[];
  id: string;
  goLive: Day;
  row: MilestoneRow;
  /** For which day the adopted plan promised it. */
  promised: { day: Day; name: string } | null;
  decisions: readonly RecordedDecision[];
  /** The link to the conversation. */
  talk: string;
  mayChange: boolean;
  mayDecide: boolean;
};

export function GatePage(props: Props) {
  const { id, goLive, row, promised, verdict, criteria, decisions, talk, mayChange, mayDecide } = props;
  const gate = row.kind === 'gate';
  const add = (
    <ButtonLink to={paths.criterion(id, row.id, 'new')} look={gate && mayDecide ? 'secondary' : 'primary'}>
      {m.settings_criterion_add()}
    </ButtonLink>
  );
  const decide = gate && mayDecide && verdict.state !== 'passed';
  return (
    <Page
      title={words(row.title)}
      crumbs={[{ label: m.nav_milestones(), to: paths.milestones(id) }]}
      actions={
        <>
          {decide ? (
            <ButtonLink to={paths.gateDecide(id, row.id)} look="primary">
              {m.gates_decide()}
            </ButtonLink>
          ) : null}
          <ButtonLink to={paths.itemConversation(id, row.id)}>{talk}</ButtonLink>
        </>
      }
    >
      {gate ? <GateVerdict verdict={verdict} /> : null}
      <Facts {...{ id, goLive, row, promised }} />
      <section className="stack" aria-labelledby="criteria-title">
        <div className="row-between">
          <h2 id="criteria-title">{m.settings_criteria()}</h2>
          {mayChange && criteria.length > 0 ? add : null}
        </div>
        {criteria.length > 0 ? (
          <CriteriaList programmeId={id} itemId={row.id} criteria={criteria} mayChange={mayChange} />
        ) : (
          <EmptyState action={mayChange ? add : null}>{m.settings_criteria_empty()}</EmptyState>
        )}
      </section>
      {gate ? <DecisionList programmeId={id} decisions={decisions} /> : null}
    </Page>
  );
}

function Facts({ id, goLive, row, promised }: Pick<Props, 'id' | 'goLive' | 'row' | 'promised'>) {
  const { total, met, hard, hardMet } = row.criteria;
  return (
    <dl className="facts">
      <dt>{m.settings_kind()}</dt>
      <dd>
        {kindText(row.kind)} · <Link to={paths.item(id, row.id)}>{m.settings_to_item()}</Link> ·{' '}
        <Link to={paths.trend(id, { item: row.id })}>{m.gates_to_trend()}</Link>
      </dd>
      <dt>{m.settings_date()}</dt>
      <dd>
        {dayLong(row.day)} <span className="muted">({dayWithWeek(goLive, row.day)})</span>
        {promised && promised.day !== row.day ? (
          <span className="gate-note">{m.gates_promised({ day: dayText(promised.day), name: promised.name })}</span>
        ) : null}
      </dd>
      <dt>{m.settings_state()}</dt>
      <dd>
        <MomentState state={row.state} />
      </dd>
      {total > 0 ? (
        <>
          <dt>{m.settings_criteria()}</dt>
          <dd>
            {m.settings_criteria_met({ met: number(met), total: number(total) })}
            {hard > 0 ? ` · ${m.settings_criteria_hard_met({ met: number(hardMet), total: number(hard) })}` : ''}
          </dd>
        </>
      ) : null}
    </dl>
  );
}

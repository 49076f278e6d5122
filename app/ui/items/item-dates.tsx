// When an item is, why then, and how much room it has.
import { Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import { lastDay } from '~/models/planning/interval';
import type { ItemView } from '~/models/planning/item-view';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { kindText, modeText } from '../programme/kind-words';
import { StateBadge } from '../shared/state-badge';
import { dayText, dayWithWeek, words } from '../words';
import { StatusBadge } from './status-badge';

type Props = {
  programmeId: string;
  view: ItemView;
  /** Why it stands where it stands. */
  why: string | null;
  /** The round of the assessment that advised it. */
  advisedIn: { roundId: string; title: string } | null;
  goLive: Day;
};

export function ItemDates({ programmeId, view, why, advisedIn, goLive }: Props) {
  const { item } = view;
  const last = lastDay({ from: item.start, until: item.until });
  return (
    <section className="panel stack" aria-label={m.item_when()}>
      <div className="row">
        <StatusBadge status={item.retired ? 'retired' : view.status} />
        <span>{kindText(item.kind)}</span>
        {item.key ? <span className="muted">{item.key}</span> : null}
        {view.critical ? <StateBadge look="warn">{m.item_critical()}</StateBadge> : null}
        {view.outsidePhase ? <StateBadge look="warn">{m.item_outside_phase()}</StateBadge> : null}
      </div>
      <dl className="facts">
        <dt>{view.moment ? m.item_day() : m.item_first_day()}</dt>
        <dd>
          <strong>{dayText(item.start)}</strong> <span className="muted">{dayWithWeek(goLive, item.start)}</span>
        </dd>
        {view.moment ? null : (
          <>
            <dt>{m.item_last_day()}</dt>
            <dd>
              <strong>{dayText(last)}</strong> <span className="muted">{dayWithWeek(goLive, last)}</span>
            </dd>
            <dt>{m.item_length()}</dt>
            <dd>{m.work_days({ count: item.workDays })}</dd>
          </>
        )}
        {why ? (
          <>
            <dt>{m.item_why()}</dt>
            <dd>{why}</dd>
          </>
        ) : null}
        <dt>{m.item_mode()}</dt>
        <dd>{modeText(item.mode)}</dd>
        {item.notBefore && item.mode === 'automatic' ? (
          <>
            <dt>{m.item_not_before()}</dt>
            <dd>{dayText(item.notBefore)}</dd>
          </>
        ) : null}
        {item.deadline ? (
          <>
            <dt>{m.item_deadline()}</dt>
            <dd>{dayText(item.deadline)}</dd>
          </>
        ) : null}
        {view.slack !== null && !view.frozen ? (
          <>
            <dt>{m.item_slack()}</dt>
            <dd>{view.slack > 0 ? m.item_slack_days({ count: view.slack }) : m.item_no_slack()}</dd>
          </>
        ) : null}
        {view.conditionOf ? (
          <>
            <dt>{m.item_condition_of()}</dt>
            <dd>
              <Link to={paths.milestone(programmeId, view.conditionOf.id)}>{words(view.conditionOf.title)}</Link>
            </dd>
          </>
        ) : null}
        {advisedIn ? (
          <>
            <dt>{m.assessment_item_from()}</dt>
            <dd>
              <Link to={paths.assessment(programmeId, advisedIn.roundId)}>{advisedIn.title}</Link>
            </dd>
          </>
        ) : null}
        <dt>{m.item_phase()}</dt>
        <dd>{view.phase ? words(view.phase) : '–'}</dd>
        <dt>{m.item_workstream()}</dt>
        <dd>
          {view.workstream ? (
            <span className={`hue-${view.workstream.hue} hue-edge`}>{words(view.workstream.title)}</span>
          ) : (
            '–'
          )}
        </dd>
      </dl>
    </section>
  );
}

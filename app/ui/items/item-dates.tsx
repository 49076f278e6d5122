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
import type { ItemWords } from './item-words.server';
import { StatusBadge } from './status-badge';

type Props = {
  programmeId: string;
  view: ItemView;
  /** Why it stands where it stands. */
  why: string | null;
  /** The round of the assessment that advised it. */
  advisedIn: { roundId: string; title: string } | null;
  goLive: Day;
  say: ItemWords['dates'];
};

export function ItemDates({ programmeId, view, why, advisedIn, goLive, say }: Props) {
  const { item } = view;
  const last = lastDay({ from: item.start, until: item.until });
  return (
    <section className="panel stack" aria-label={say.when}>
      <div className="row">
        <StatusBadge status={item.retired ? 'retired' : view.status} />
        <span>{kindText(item.kind)}</span>
        {item.key ? <span className="muted">{item.key}</span> : null}
        {view.critical ? <StateBadge look="warn">{say.critical}</StateBadge> : null}
        {view.outsidePhase ? <StateBadge look="warn">{say.outsidePhase}</StateBadge> : null}
      </div>
      <dl className="facts">
        <dt>{view.moment ? say.day : say.firstDay}</dt>
        <dd>
          <strong>{dayText(item.start)}</strong> <span className="muted">{dayWithWeek(goLive, item.start)}</span>
        </dd>
        {view.moment ? null : (
          <>
            <dt>{say.lastDay}</dt>
            <dd>
              <strong>{dayText(last)}</strong> <span className="muted">{dayWithWeek(goLive, last)}</span>
            </dd>
            <dt>{say.length}</dt>
            <dd>{m.work_days({ count: item.workDays })}</dd>
          </>
        )}
        {why ? (
          <>
            <dt>{say.why}</dt>
            <dd>{why}</dd>
          </>
        ) : null}
        <dt>{say.mode}</dt>
        <dd>{modeText(item.mode)}</dd>
        {item.notBefore && item.mode === 'automatic' ? (
          <>
            <dt>{say.notBefore}</dt>
            <dd>{dayText(item.notBefore)}</dd>
          </>
        ) : null}
        {item.deadline ? (
          <>
            <dt>{say.deadline}</dt>
            <dd>{dayText(item.deadline)}</dd>
          </>
        ) : null}
        {view.slack !== null && !view.frozen ? (
          <>
            <dt>{say.slack}</dt>
            <dd>{view.slack > 0 ? m.item_slack_days({ count: view.slack }) : say.noSlack}</dd>
          </>
        ) : null}
        {view.conditionOf ? (
          <>
            <dt>{say.conditionOf}</dt>
            <dd>
              <Link to={paths.milestone(programmeId, view.conditionOf.id)}>{words(view.conditionOf.title)}</Link>
            </dd>
          </>
        ) : null}
        {advisedIn ? (
          <>
            <dt>{say.advisedIn}</dt>
            <dd>
              <Link to={paths.assessment(programmeId, advisedIn.roundId)}>{advisedIn.title}</Link>
            </dd>
          </>
        ) : null}
        <dt>{say.phase}</dt>
        <dd>{view.phase ? words(view.phase) : '–'}</dd>
        <dt>{say.workstream}</dt>
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

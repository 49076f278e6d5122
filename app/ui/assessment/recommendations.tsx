// What a round advises: who, by when, and whether it stands in the plan.
import { Link } from '~/ui/shared/navigation';
import type { ShownState } from '~/models/planning/assessment/round';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { ButtonLink } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';
import { dayText } from '../words';

export type ShownRecommendation = {
  id: string;
  text: string;
  owner: { name: string } | null;
  dueOn: Day | null;
  state: ShownState;
  overdue: boolean;
  itemId: string | null;
  decision: { text: string; decider: string; on: Day } | null;
};
type Props = {
  id: string;
  roundId: string;
  rows: readonly ShownRecommendation[];
  mayManage: boolean;
  mayPlan: boolean;
};

const states: Record<ShownState, () => string> = {
  open: m.assessment_rec_open,
  done: m.assessment_rec_done,
  dropped: m.assessment_rec_dropped,
  planned: m.assessment_rec_planned,
  started: m.assessment_rec_started,
  retired: m.assessment_rec_retired,
};
const looks = {
  open: 'open',
  done: 'good',
  dropped: 'retired',
  planned: 'info',
  started: 'started',
  retired: 'retired',
} as const;

export function Recommendations({ id, roundId, rows, mayManage, mayPlan }: Props) {
  const add = mayManage ? (
    <ButtonLink to={paths.recommendation(id, roundId, 'new')}>{m.assessment_recommendation_new()}</ButtonLink>
  ) : null;
  return (
    <section className="stack-small">
      <h2>{m.assessment_recommendations()}</h2>
      {rows.length === 0 ? (
        <EmptyState action={add}>{m.assessment_recommendations_none()}</EmptyState>
      ) : (
        <>
          <ScrollRegion label={m.assessment_recommendations()}>
            <table className="table">
              <caption className="visually-hidden">{m.assessment_recommendations()}</caption>
              <thead>
                <tr>
                  <th scope="col">{m.assessment_recommendation()}</th>
                  <th scope="col">{m.assessment_owner()}</th>
                  <th scope="col">{m.assessment_due()}</th>
                  <th scope="col">{m.assessment_state()}</th>
                  <th scope="col">{m.assessment_to_item()}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">
                      {mayManage ? (
                        <Link
                          to={paths.recommendation(id, roundId, row.id)}
                          aria-label={m.assessment_recommendation_edit_of({ text: row.text })}
                        >
                          {row.text}
                        </Link>
                      ) : (
                        row.text
                      )}
                      {row.decision ? (
                        <p className="muted small">
                          {m.assessment_decided({
                            ...{ text: row.decision.text, decider: row.decision.decider },
                            day: dayText(row.decision.on),
                          })}
                        </p>
                      ) : null}
                    </th>
                    <td>{row.owner?.name ?? m.assessment_owner_none()}</td>
                    <td className="nowrap">
                      {row.dueOn ? dayText(row.dueOn) : '–'}{' '}
                      {row.overdue ? <StateBadge look="late">{m.assessment_overdue()}</StateBadge> : null}
                    </td>
                    <td>
                      <StateBadge look={looks[row.state]}>{states[row.state]()}</StateBadge>
                    </td>
                    <td>
                      <InPlan row={row} {...{ id, roundId, mayPlan }} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          {add ? <p>{add}</p> : null}
        </>
      )}
    </section>
  );
}

function InPlan({
  row,
  id,
  roundId,
  mayPlan,
}: { row: ShownRecommendation } & Pick<Props, 'id' | 'roundId' | 'mayPlan'>) {
  if (row.itemId) return <Link to={paths.item(id, row.itemId)}>{m.assessment_to_item()}</Link>;
  if (!mayPlan || row.state !== 'open') return '–';
  return (
    <ButtonLink
      small
      to={paths.recommendationItem(id, roundId, row.id)}
      label={m.assessment_to_plan_of({ text: row.text })}
    >
      {m.assessment_to_plan()}
    </ButtonLink>
  );
}

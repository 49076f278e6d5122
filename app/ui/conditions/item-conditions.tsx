// The figures an item waits for, how far each is, and who let it go on without them.
import { Form, Link } from '~/ui/shared/navigation';
import type { ConditionState } from '~/models/planning/figure-condition';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { StateBadge } from '../shared/state-badge';

/** `text` says what is waited for, `standing` how far it is. */
export type ConditionLine = {
  id: string;
  state: ConditionState;
  metricKey: string;
  departmentId: string | null;
  text: string;
  standing: string;
};

const looks = { waived: 'warn', met: 'good', expected: 'open', unknown: 'bad' } as const;
const states: Record<ConditionState, () => string> = {
  waived: m.condition_state_waived,
  met: m.condition_state_met,
  expected: m.condition_state_expected,
  unknown: m.condition_state_unknown,
};

type Props = {
  programmeId: string;
  itemId: string;
  conditions: readonly ConditionLine[];
  mayChange: boolean;
  mayWaive: boolean;
  /** Planned, and neither retired nor a gate: what may be made to wait. */
  mayWait: boolean;
};

export function ItemConditions({ programmeId, itemId, conditions, mayChange, mayWaive, mayWait }: Props) {
  if (conditions.length === 0 && !(mayChange && mayWait)) return null;
  return (
    <section className="stack-small" aria-labelledby="cijfers">
      <h2 id="cijfers">{m.condition_title()}</h2>
      {conditions.length === 0 ? <p className="muted">{m.condition_none()}</p> : null}
      <ul className="plain stack-small">
        {conditions.map(({ id, state, metricKey, departmentId, text, standing }) => (
          <li key={id} className="row-between">
            <span className="stack-small">
              <span className="row">
                <StateBadge look={looks[state]}>{states[state]()}</StateBadge>
                <Link
                  to={paths.adoptionMetric(programmeId, metricKey, { department: departmentId ? [departmentId] : [] })}
                >
                  {text}
                </Link>
              </span>
              <span className="muted small">{standing}</span>
            </span>
            <span className="row">
              {mayWaive && mayWait && state !== 'met' ? (
                <ButtonLink small look="subtle" to={paths.conditionWaive(programmeId, itemId, id)}>
                  {state === 'waived' ? m.condition_unwaive() : m.condition_waive()}
                </ButtonLink>
              ) : null}
              {mayChange && mayWait ? (
                <>
                  <Link to={paths.condition(programmeId, itemId, id)} aria-label={m.settings_edit_what({ what: text })}>
                    {m.settings_edit()}
                  </Link>
                  <Form method="post" action={paths.conditionRemove(programmeId, itemId, id)}>
                    <Button small look="subtle" label={m.settings_remove_what({ what: text })}>
                      {m.settings_remove()}
                    </Button>
                  </Form>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {mayChange && mayWait ? (
        <p>
          <Link to={paths.condition(programmeId, itemId, 'new')}>{m.condition_add()}</Link>
        </p>
      ) : null}
    </section>
  );
}

// The criteria of one milestone or gate, each with its state, who sees to it, its evidence and the buttons that set it.
import { Form, Link } from '~/ui/shared/navigation';
import type { NamedCriterion } from '~/models/planning/gate-view';
import { criterionStates } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { Evidence } from '../gates/evidence';
import { paths } from '../paths';
import { criterionText } from '../programme/kind-words';
import { Button } from '../shared/button';
import { StateBadge } from '../shared/state-badge';
import { words } from '../words';

const looks = { open: 'open', met: 'good', not_met: 'bad' } as const;

/** `follows` says which figures set its state, null: somebody does; `mayAssess`: the reader may say how it stands. */
export type ListedCriterion = Omit<NamedCriterion, 'named'> & { follows: string | null; mayAssess: boolean };

type Props = { programmeId: string; itemId: string; criteria: readonly ListedCriterion[]; mayChange: boolean };

export function CriteriaList({ programmeId, itemId, criteria, mayChange }: Props) {
  return (
    <ol className="plain settings-criteria">
      {criteria.map((row) => {
        const what = words(row.text);
        return (
          <li key={row.id} className="settings-criterion">
            <div className="stack-small">
              <p>
                <strong>{what}</strong>
              </p>
              <p className="row">
                <StateBadge look={looks[row.state]}>{criterionText(row.state)}</StateBadge>
                <span className="small">{row.hard ? m.settings_hard_long() : m.settings_soft_long()}</span>
              </p>
              {row.follows && row.test ? (
                <p className="small">
                  {m.condition_follows()}:{' '}
                  <Link to={paths.adoptionMetric(programmeId, row.test.metricKey)}>{row.follows}</Link>
                </p>
              ) : null}
              {row.owner || row.evidence ? (
                <p className="row small">
                  {row.owner ? <span>{m.gates_owner_is({ name: row.owner })}</span> : null}
                  {row.evidence ? (
                    <span>
                      {m.item_evidence()}: <Evidence evidence={row.evidence} what={what} />
                    </span>
                  ) : null}
                </p>
              ) : null}
            </div>
            {row.mayAssess ? (
              <div className="settings-criterion-actions">
                <Form method="post" action={paths.criterionState(programmeId, itemId, row.id)} className="row">
                  {criterionStates
                    .filter((state) => state !== row.state && !row.follows)
                    .map((state) => (
                      <Button
                        key={state}
                        small
                        name="state"
                        value={state}
                        label={m.settings_set_state({ state: criterionText(state), what })}
                      >
                        {criterionText(state)}
                      </Button>
                    ))}
                </Form>
                <div className="settings-links">
                  {mayChange ? (
                    <>
                      <Link
                        to={paths.criterion(programmeId, itemId, row.id)}
                        aria-label={m.settings_edit_what({ what })}
                      >
                        {m.settings_edit()}
                      </Link>
                      <Form method="post" action={paths.criterionRemove(programmeId, itemId, row.id)}>
                        <button className="link-button" aria-label={m.settings_remove_what({ what })}>
                          {m.settings_remove()}
                        </button>
                      </Form>
                    </>
                  ) : (
                    <Link
                      to={paths.criterionState(programmeId, itemId, row.id)}
                      aria-label={m.gates_evidence_of({ what })}
                    >
                      {m.item_evidence()}
                    </Link>
                  )}
                </div>
              </div>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

// What each outcome of a decision means for this gate, in words.
import type { DecisionOutcome } from '~/models/planning/gate';
import type { Verdict } from '~/models/planning/gate-view';
import { m } from '~/paraglide/messages.js';

/** An outcome the criteria do not allow stays readable and says why; the rule itself refuses it. */
export function outcomeHints({ state }: Verdict): Record<DecisionOutcome, string> {
  const closed = m.gates_outcome_closed();
  return {
    go: state === 'only_no_go' || state === 'conditional_at_most' ? closed : m.gates_go_hint(),
    conditional: state === 'only_no_go' ? closed : m.gates_conditional_hint(),
    no_go: m.gates_no_go_hint(),
  };
}

// What was decided about a gate: icon, word and tint.
import type { DecisionOutcome } from '~/models/planning/gate';
import { m } from '~/paraglide/messages.js';
import { StateBadge } from '../shared/state-badge';

const looks = { go: 'good', conditional: 'warn', no_go: 'bad' } as const;
const texts: Record<DecisionOutcome, () => string> = {
  go: m.gates_go,
  conditional: m.gates_conditional,
  no_go: m.gates_no_go,
};

export const outcomeText = (outcome: DecisionOutcome): string => texts[outcome]();

export function Outcome({ outcome }: { outcome: DecisionOutcome }) {
  return <StateBadge look={looks[outcome]}>{outcomeText(outcome)}</StateBadge>;
}

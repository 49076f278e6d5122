// What may be decided now, said first: passed, free, or which hard criteria stand in the way, by name.
import type { Verdict } from '~/models/planning/gate-view';
import { m } from '~/paraglide/messages.js';
import { criterionText } from '../programme/kind-words';
import { Notice } from '../shared/notice';
import { words } from '../words';
import { outcomeText } from './outcome';

const tones = { passed: 'good', free: 'good', conditional_at_most: 'warn', only_no_go: 'bad' } as const;

function title({ state, last, blocking, criteria }: Verdict): string {
  if (state === 'passed') return m.gates_passed({ outcome: outcomeText(last ?? 'go') });
  if (state === 'free') return criteria === 0 ? m.gates_free_without() : m.gates_free();
  return m.gates_blocked({ count: blocking.length });
}

function hint({ state, soft }: Verdict): string | null {
  if (state === 'only_no_go') return m.gates_only_no_go();
  if (state === 'conditional_at_most') return m.gates_conditional_at_most();
  return state === 'free' && soft > 0 ? m.gates_soft_left({ count: soft }) : null;
}

export function GateVerdict({ verdict }: { verdict: Verdict }) {
  const { state, last, blocking } = verdict;
  const said = hint(verdict);
  return (
    <Notice tone={tones[state]} title={title(verdict)}>
      {state === 'passed' || blocking.length === 0 ? null : (
        <ul>
          {blocking.map((row) => (
            <li key={row.id}>
              {words(row.text)} <span className="muted">({criterionText(row.state)})</span>
            </li>
          ))}
        </ul>
      )}
      {said ? <p>{said}</p> : null}
      {state !== 'passed' && last === 'no_go' ? <p>{m.gates_was_no_go()}</p> : null}
    </Notice>
  );
}

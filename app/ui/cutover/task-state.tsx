// How a task of the cut-over stands: sign and word.
import type { CutoverState } from '~/models/planning/cutover';
import { m } from '~/paraglide/messages.js';
import { StateBadge } from '../shared/state-badge';

export function TaskState({ state }: { state: CutoverState }) {
  switch (state) {
    case 'done':
      return <StateBadge look="good">{m.cutover_state_done()}</StateBadge>;
    case 'running':
      return <StateBadge look="started">{m.cutover_state_running()}</StateBadge>;
    case 'ready':
      return <StateBadge look="info">{m.cutover_state_ready()}</StateBadge>;
    case 'waiting':
      return <StateBadge look="open">{m.cutover_state_waiting()}</StateBadge>;
  }
}

// The words on a bar in the grid: the sign of its kind, the word of a moment, its title, and whether it is late or done.
import { m } from '~/paraglide/messages.js';
import type { ItemKind } from '~/models/planning/plan';
import { kindText } from '../programme/kind-words';
import { KindSign } from './kind-sign';

type Props = { title: string; facts: Record<string, unknown> };

export function EventLabel({ title, facts }: Props) {
  const kind = facts['kind'] as ItemKind | undefined;
  const state = facts['state'];
  return (
    <span className="cal-event-label">
      {kind ? <KindSign kind={kind} /> : null}
      {kind === 'milestone' || kind === 'gate' ? <b>{kindText(kind)}</b> : null}
      {state === 'late' ? <b className="cal-event-late">{m.progress_late()}</b> : null}
      <span className="cal-event-title">{title}</span>
      {state === 'done' ? <span className="cal-event-done">✓ {m.progress_done()}</span> : null}
    </span>
  );
}

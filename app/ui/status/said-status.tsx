// One status as it was said: its colour as a word, the sentence, the text, when and by whom.
import { StateBadge } from '../shared/state-badge';
import type { Said } from './status-parts';

export function SaidStatus({ said, holds }: { said: Said; holds?: string | undefined }) {
  return (
    <div className={`status-said status-${said.look}`}>
      <p className="row">
        <StateBadge look={said.look}>{said.colour}</StateBadge>
        {holds ? <span className="muted small">{holds}</span> : null}
      </p>
      <p className="status-headline">{said.headline}</p>
      {said.text ? <p className="measure status-text">{said.text}</p> : null}
      <p className="muted small">{said.by}</p>
    </div>
  );
}

// The log of one cell: when, who, what became what, and for who may a button that turns it round.
import { Form } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import type { LogLine } from '~/rollout-changes.server';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { StateBadge } from '../shared/state-badge';

export function CellLog({ log }: { log: readonly LogLine[] }) {
  return (
    <section className="stack-small" aria-labelledby="log-title">
      <h2 id="log-title">{m.rollout_log()}</h2>
      {log.length === 0 ? <p className="muted">{m.rollout_log_none()}</p> : null}
      <ol className="plain ro-log">
        {log.map(({ id, when, who, lines, undone, mayUndo, undo }) => (
          <li key={id} className="row-between">
            <div>
              <span className="muted small">
                {when}
                {who ? ` · ${who}` : ''}
              </span>
              <ul className="plain">
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
            {undone ? <StateBadge look="open">{m.history_undone()}</StateBadge> : null}
            {mayUndo ? (
              <Form method="post" action={paths.settingsUndo(id)}>
                <Button small look="subtle" label={m.settings_undo_this({ what: lines.join(', '), moment: when })}>
                  {undo}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

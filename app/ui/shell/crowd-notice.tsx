// For an administrator: more people are at work than the embedded database is meant for.
import { m } from '~/paraglide/messages.js';
import { Notice } from '~/ui/shared/notice';

export function CrowdNotice({ people }: { people: number | null }) {
  if (people === null) return null;
  return (
    <aside className="crowd-notice no-print" aria-label={m.crowd_label()}>
      <Notice tone="warn" title={m.crowd_title({ count: people })}>
        <p>{m.crowd_text()}</p>
      </Notice>
    </aside>
  );
}

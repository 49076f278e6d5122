// For an administrator: more people are at work than the embedded database is meant for.
import { Notice } from '~/ui/shared/notice';

/** In words already: hardly anybody ever sees it, and nobody pays for it in script. */
export type CrowdText = { label: string; title: string; text: string };

export function CrowdNotice({ crowd }: { crowd: CrowdText | null }) {
  if (crowd === null) return null;
  return (
    <aside className="crowd-notice no-print" aria-label={crowd.label}>
      <Notice tone="warn" title={crowd.title}>
        <p>{crowd.text}</p>
      </Notice>
    </aside>
  );
}

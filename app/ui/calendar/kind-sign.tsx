// The sign of a kind, told apart by shape: a bar, a bar on the calendar, an open diamond, a filled diamond.
import type { ItemKind } from '~/models/planning/plan';

export function KindSign({ kind }: { kind: ItemKind }) {
  return (
    <svg className={`kind-sign kind-sign-${kind}`} viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      {kind === 'activity' ? <rect x="1" y="4.5" width="12" height="5" rx="1" /> : null}
      {kind === 'calendar_item' ? (
        <>
          <rect x="1.5" y="2.5" width="11" height="10" rx="1.5" />
          <line x1="1.5" x2="12.5" y1="6" y2="6" />
        </>
      ) : null}
      {kind === 'milestone' || kind === 'gate' ? <path d="M7 1 13 7 7 13 1 7Z" /> : null}
    </svg>
  );
}

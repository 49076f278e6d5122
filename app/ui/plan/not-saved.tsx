// Why nothing was saved: a rule said no, or somebody changed the same field meanwhile (with both values).
import type { NamedRefusal } from '~/models/planning/consequences';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { Notice } from '../shared/notice';
import { words } from '../words';
import { refusalText } from './refusal-text';

type Props = {
  refusal: NamedRefusal | null | undefined;
  stale: readonly { field: string; mine: string; theirs: string; title: Label }[] | null | undefined;
};

export function NotSaved({ refusal, stale }: Props) {
  if (refusal) {
    return (
      <Notice tone="bad" live title={m.not_saved()}>
        <p>{refusalText(refusal)}</p>
      </Notice>
    );
  }
  if (!stale || stale.length === 0) return null;
  return (
    <Notice tone="warn" live title={m.stale_title()}>
      <p>{m.stale_text()}</p>
      <ul>
        {stale.map((row) => (
          <li key={row.field}>{m.stale_line({ title: words(row.title), mine: row.mine, theirs: row.theirs })}</li>
        ))}
      </ul>
    </Notice>
  );
}

// Somebody else changed the same thing meanwhile: per field what was typed and what it says now.
import { m } from '~/paraglide/messages.js';
import type { FormState } from './field';
import { Notice } from './notice';

export type StaleLine = { field: string; mine: string; theirs: string };

/** What a form was answered that somebody else may have overtaken. */
export type OvertakenState = (NonNullable<FormState> & { stale?: StaleLine[] }) | undefined;

const capital = (text: string) => (text[0] ?? '').toUpperCase() + text.slice(1);

export function StaleNotice({ lines }: { lines: readonly StaleLine[] }) {
  return (
    <Notice tone="warn" live title={m.stale_title()}>
      <p>{m.stale_text()}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.field}>{m.stale_line({ ...line, field: capital(line.field) })}</li>
        ))}
      </ul>
    </Notice>
  );
}

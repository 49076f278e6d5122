// Teams that would go over their limit, and why that is right: a sentence, asked before it is saved.
import { m } from '~/paraglide/messages.js';
import { type FormState, TextAreaField } from '../shared/field';
import { Notice } from '../shared/notice';
import type { ConsequencesText } from './consequences-text.server';
import { FoldedList } from './folded-list';

type Props = { asked: NonNullable<ConsequencesText['overload']>; state: FormState };

export function OverloadReason({ asked, state }: Props) {
  return (
    <Notice tone="warn" title={asked.title}>
      <div className="stack">
        <FoldedList lines={asked.lines} more={asked.more} />
        <TextAreaField name="loadText" label={m.overload_text()} hint={asked.lead} state={state} rows={2} />
      </div>
    </Notice>
  );
}

// Promised milestones that would come later, and why: a reason to choose and a sentence, asked before it is saved.
import { m } from '~/paraglide/messages.js';
import { type FormState, SelectField, TextAreaField } from '../shared/field';
import { Notice } from '../shared/notice';
import type { ConsequencesText } from './consequences-text.server';

type Props = { asked: NonNullable<ConsequencesText['slip']>; state: FormState };

export function SlipReason({ asked, state }: Props) {
  return (
    <Notice tone="warn" title={asked.title}>
      <div className="stack">
        <p>{asked.lead}</p>
        <ul>
          {asked.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <SelectField
          name="slipCode"
          label={m.slip_code()}
          state={state}
          empty={m.slip_choose()}
          options={asked.codes}
        />
        <TextAreaField name="slipText" label={m.slip_text()} state={state} rows={2} />
      </div>
    </Notice>
  );
}

// Promised milestones that would come later, and why: a reason to choose and a sentence, asked before it is saved.
import type { Consequences } from '~/models/planning/consequences';
import { slipCodes, type SlipCode } from '~/models/planning/slip';
import { m } from '~/paraglide/messages.js';
import { type FormState, SelectField, TextAreaField } from '../shared/field';
import { Notice } from '../shared/notice';
import { dayText, number, words } from '../words';

const texts: Record<SlipCode, () => string> = {
  capacity: m.slip_code_capacity,
  decision_late: m.slip_code_decision_late,
  supplier: m.slip_code_supplier,
  dependency: m.slip_code_dependency,
  scope: m.slip_code_scope,
  quality: m.slip_code_quality,
  adoption: m.slip_code_adoption,
  calendar: m.slip_code_calendar,
  external: m.slip_code_external,
  estimate: m.slip_code_estimate,
  correction: m.slip_code_correction,
  other: m.slip_code_other,
};

export const slipCodeText = (code: SlipCode): string => texts[code]();

type Props = { consequences: Pick<Consequences, 'slips' | 'promisedIn'>; state: FormState };

/** Nothing when no promise is broken. */
export function SlipReason({ consequences: { slips, promisedIn }, state }: Props) {
  if (slips.length === 0) return null;
  return (
    <Notice tone="warn" title={m.slip_title()}>
      <div className="stack">
        <p>{m.slip_lead({ name: promisedIn ?? '' })}</p>
        <ul>
          {slips.map((row) => (
            <li key={row.itemId}>
              {m.slip_line({
                title: words(row.title),
                promised: dayText(row.promised),
                before: dayText(row.before),
                after: dayText(row.after),
                days: number(row.workDays),
              })}
            </li>
          ))}
        </ul>
        <SelectField
          name="slipCode"
          label={m.slip_code()}
          state={state}
          empty={m.slip_choose()}
          options={slipCodes.map((code) => ({ value: code, label: slipCodeText(code) }))}
        />
        <TextAreaField name="slipText" label={m.slip_text()} state={state} rows={2} />
      </div>
    </Notice>
  );
}

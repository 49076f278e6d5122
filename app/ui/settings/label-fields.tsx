// A name in Dutch and, when somebody writes it, in English: two fields side by side.
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { TextAreaField, TextField, type FormState } from '../shared/field';

type Props = {
  name: 'title' | 'description' | 'unit' | 'formula' | 'source';
  label: string;
  state: FormState;
  start?: Label;
  hint?: string;
  rows?: number;
  optional?: boolean;
};

export function LabelFields({ name, label, state, start, hint, rows, optional = false }: Props) {
  const dutch = { name: `${name}Nl`, label: m.settings_in_dutch({ what: label }), start: start?.nl, lang: 'nl', hint };
  const english = { name: `${name}En`, label: m.settings_in_english({ what: label }), start: start?.en, lang: 'en' };
  return (
    <div className="fields">
      {rows ? (
        <>
          <TextAreaField {...dutch} state={state} rows={rows} optional={optional} />
          <TextAreaField {...english} state={state} rows={rows} optional />
        </>
      ) : (
        <>
          <TextField {...dutch} state={state} optional={optional} />
          <TextField {...english} state={state} optional />
        </>
      )}
    </div>
  );
}

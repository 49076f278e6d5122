// A file or a pasted text; and, where the version is in use, the box that gives it the next one.
import { m } from '~/paraglide/messages.js';
import { Check, TextAreaField } from '../shared/field';

export type Taken = { key: string; version: number; next: number; id: string };

export function ImportFields({ text, taken }: { text: string; taken: Taken | null }) {
  return (
    <>
      {taken ? (
        <Check name="next" checked label={m.blueprint_as_next({ key: taken.key, next: String(taken.next) })} />
      ) : null}
      <div className="field">
        <label htmlFor="field-file">{m.blueprint_file()}</label>
        <p className="hint" id="field-file-hint">
          {m.blueprint_file_hint()}
        </p>
        <input
          id="field-file"
          type="file"
          name="file"
          accept=".yaml,.yml,.json,text/yaml,application/yaml,application/json"
          aria-describedby="field-file-hint"
        />
      </div>
      <TextAreaField
        name="text"
        label={m.blueprint_text()}
        hint={m.blueprint_text_hint()}
        state={undefined}
        start={text}
        rows={text === '' ? 8 : 24}
      />
    </>
  );
}

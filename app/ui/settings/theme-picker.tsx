// The house styles to choose from, each with a small picture in its own colours.
import { Form } from '~/ui/shared/navigation';
import type { Theme } from '~/models/organisation.server';
import { m } from '~/paraglide/messages.js';
import { Button } from '../shared/button';
import { type FormState, typedText } from '../shared/field';
import { reasonText } from '../shared/reason-text';
import { themeText } from './theme-text';

type Props = { themes: readonly Theme[]; chosen: string; state: FormState };

export function ThemePicker({ themes, chosen, state }: Props) {
  const current = typedText(state, 'theme', chosen);
  const error = state?.errors['theme'];
  return (
    <Form method="post" className="form">
      <fieldset>
        <legend>{m.settings_theme()}</legend>
        {error ? (
          <p className="field-error" role="alert">
            {reasonText(error)}
          </p>
        ) : null}
        <div className="settings-themes">
          {themes.map((theme) => (
            <label key={theme.key} className="settings-theme">
              <input type="radio" name="theme" value={theme.key} defaultChecked={theme.key === current} />
              <span>
                {themeText(theme.key)}
                {theme.key === chosen ? <span className="muted small"> ({m.settings_theme_current()})</span> : null}
              </span>
              <svg viewBox="0 0 160 90" width="160" height="90" aria-hidden="true">
                <rect x="0.5" y="0.5" width="159" height="89" fill={theme.paper} stroke={theme.line} />
                <rect x="12" y="12" width="70" height="8" fill={theme.ink} />
                <rect x="12" y="28" width="128" height="4" fill={theme.ink} opacity="0.45" />
                <rect x="12" y="38" width="104" height="4" fill={theme.ink} opacity="0.45" />
                <rect x="12" y="58" width="52" height="18" fill={theme.accent} />
                <rect x="74" y="58" width="52" height="18" fill="none" stroke={theme.line} strokeWidth="1.5" />
              </svg>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="buttons">
        <Button look="primary">{m.settings_theme_use()}</Button>
      </div>
    </Form>
  );
}

// After bad input: how many things are wrong, each a link to its field.
import { m } from '~/paraglide/messages.js';
import type { FormState } from './field';
import { reasonText } from './reason-text';

type Props = { state: FormState; labels: Readonly<Record<string, string>> };

export function ErrorSummary({ state, labels }: Props) {
  const errors = Object.entries(state?.errors ?? {});
  if (errors.length === 0) return null;
  return (
    <div className="notice notice-bad" role="alert" tabIndex={-1}>
      <strong>{m.errors_in_form({ count: errors.length })}</strong>
      <ul>
        {errors.map(([name, reason]) => (
          <li key={name}>
            <a href={`#field-${name.replace(/[^\w-]/g, '_')}`}>
              {labels[name] ?? name}: {reasonText(reason)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

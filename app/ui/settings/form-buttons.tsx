// The end of a form: save, or go back without saving.
import { m } from '~/paraglide/messages.js';
import { Button, ButtonLink } from '../shared/button';

type Props = { save?: string; cancelTo: string; hint?: string };

export function FormButtons({ save = m.save(), cancelTo, hint }: Props) {
  return (
    <div className="stack-small">
      <div className="buttons">
        <Button look="primary">{save}</Button>
        <ButtonLink to={cancelTo} look="subtle">
          {m.cancel()}
        </ButtonLink>
      </div>
      {hint ? <p className="muted small">{hint}</p> : null}
    </div>
  );
}

// Consequences before saving: what would happen, and one button that saves exactly what was shown.
import { Form } from '~/ui/shared/navigation';
import type { ReactNode } from 'react';
import { m } from '~/paraglide/messages.js';
import { Button, ButtonLink } from '../shared/button';
import type { Typed } from '../shared/field';

type Props = {
  /** What was typed, sent again as it is. */
  typed: Typed;
  /** How many items move. */
  moved: number;
  /** It came as the answer to a form, which may be far down the page: take the reader to it. */
  arrived: boolean;
  cancelTo: string;
  children: ReactNode;
};

const goThere = (heading: HTMLElement | null) => heading?.focus();

export function ConfirmChanges({ typed, moved, arrived, cancelTo, children }: Props) {
  const fields = Object.entries(typed).filter(([name]) => name !== 'intent');
  return (
    <section className="panel stack" aria-labelledby="confirm-title">
      <h2 id="confirm-title" tabIndex={-1} key={JSON.stringify(typed)} ref={arrived ? goThere : undefined}>
        {m.settings_confirm_title()}
      </h2>
      <p>{m.settings_confirm_lead()}</p>
      {children}
      <Form method="post" className="buttons">
        {fields.flatMap(([name, values]) =>
          [values].flat().map((value) => <input key={name + value} type="hidden" name={name} value={value} />),
        )}
        <Button look="primary" name="intent" value="save">
          {moved > 0 ? m.settings_save_and_move({ count: moved }) : m.save()}
        </Button>
        <ButtonLink to={cancelTo} look="subtle">
          {m.cancel()}
        </ButtonLink>
      </Form>
    </section>
  );
}

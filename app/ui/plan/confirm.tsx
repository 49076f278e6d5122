// What would happen, before it is saved: what is asked to look at, and one button that saves exactly what was shown.
import { Form } from '~/ui/shared/navigation';
import type { ReactNode } from 'react';
import { m } from '~/paraglide/messages.js';
import { HiddenValues } from '../programmes/hidden-values';
import { Button, ButtonLink } from '../shared/button';
import type { Typed } from '../shared/field';

type Props = {
  /** What was typed, sent again as it is. */
  typed: Typed;
  /** How many items move. */
  moved: number;
  /** Says what the button does, when it is not simply saving. */
  save?: string;
  look?: 'primary' | 'danger';
  /** It came as the answer to a form, which may be far down the page: take the reader to it. */
  arrived: boolean;
  cancelTo: string;
  /** What follows; fields in it are sent along. */
  children: ReactNode;
};

const goThere = (heading: HTMLElement | null) => heading?.focus();

export function Confirm({ typed, moved, save, look = 'primary', arrived, cancelTo, children }: Props) {
  return (
    <section className="panel stack" aria-labelledby="confirm-title">
      <h2 id="confirm-title" tabIndex={-1} key={JSON.stringify(typed)} ref={arrived ? goThere : undefined}>
        {m.confirm_title()}
      </h2>
      <p>{m.confirm_lead()}</p>
      <Form method="post" className="stack">
        <HiddenValues values={typed} />
        <input type="hidden" name="confirmed" value="1" />
        {children}
        <div className="buttons">
          <Button look={look}>{save ?? (moved > 0 ? m.confirm_save_and_move({ count: moved }) : m.save())}</Button>
          <ButtonLink to={cancelTo} look="subtle">
            {m.confirm_leave()}
          </ButtonLink>
        </div>
      </Form>
    </section>
  );
}

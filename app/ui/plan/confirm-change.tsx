// A change about to be saved: what follows from it, and the one button that saves it.
import { Form, Link } from '~/ui/shared/navigation';
import type { ReactNode } from 'react';
import type { Consequences as ConsequencesValue, NamedRefusal } from '~/models/planning/consequences';
import { m } from '~/paraglide/messages.js';
import type { NotSaved as NotSavedAnswer } from '~/plan-answer.server';
import { Button } from '../shared/button';
import { Consequences } from './consequences';
import { NotSaved } from './not-saved';

type Props = {
  programmeId: string;
  /** Null when there is nothing to confirm (yet, or because a rule said no). */
  consequences: ConsequencesValue | null;
  refusal: NamedRefusal | null;
  answered: NotSavedAnswer | undefined;
  /** Sent along when saving. */
  fields: Readonly<Record<string, string | number>>;
  save: string;
  back: string;
  children?: ReactNode;
};

export function ConfirmChange({ programmeId, consequences, refusal, answered, fields, save, back, children }: Props) {
  return (
    <div className="stack">
      <NotSaved refusal={answered?.refusal ?? refusal} stale={answered?.stale} />
      {children}
      {consequences ? (
        <section className="stack" aria-labelledby="gevolgen">
          <h2 id="gevolgen">{m.move_consequences()}</h2>
          <Consequences programmeId={programmeId} value={consequences} />
          <Form method="post" className="buttons">
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Button look="primary">{save}</Button>
            <Link to={back}>{m.move_leave()}</Link>
          </Form>
        </section>
      ) : (
        <p>
          <Link to={back}>{m.back()}</Link>
        </p>
      )}
    </div>
  );
}

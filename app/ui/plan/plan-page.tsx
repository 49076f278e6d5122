// A page that changes the plan: why it was not saved or what follows from it first, then the form with what was typed.
import { Link } from '~/ui/shared/navigation';
import type { ReactNode } from 'react';
import { m } from '~/paraglide/messages.js';
import type { PlanAnswer } from '~/plan-answer.server';
import { Page } from '../shared/page';
import { ConfirmChange } from './confirm-change';
import { NotSaved } from './not-saved';

type Props = {
  programmeId: string;
  title: string;
  lead?: string;
  crumb: { label: string; to: string };
  /** What the action said to the form that was sent. */
  answer: PlanAnswer | undefined;
  /** What is known to follow before anything is sent. */
  ahead?: PlanAnswer;
  save?: string;
  look?: 'primary' | 'danger';
  /** What changes beside the plan. */
  beside?: ReactNode;
  /** The form; left out when there is only a button to press. */
  children?: ReactNode;
};

export function PlanPage({ programmeId, title, lead, crumb, answer, ahead, save, look, beside, children }: Props) {
  const arrived = Boolean(answer?.consequences);
  const shown = arrived ? answer : ahead;
  const confirm = { programmeId, save, look, arrived, cancelTo: crumb.to };
  return (
    <Page title={title} lead={lead} crumbs={[crumb]}>
      <NotSaved answer={answer ?? ahead} />
      {shown?.consequences ? beside : null}
      <ConfirmChange {...confirm} answer={shown} />
      {children && arrived ? <h2>{m.confirm_or_change()}</h2> : null}
      {children}
      {children || shown?.consequences ? null : (
        <p>
          <Link to={crumb.to}>{m.back()}</Link>
        </p>
      )}
    </Page>
  );
}

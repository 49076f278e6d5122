// A change of the plan about to be saved: what follows from it, what is asked besides, and the one button that saves it.
import type { ReactNode } from 'react';
import type { PlanAnswer } from '~/plan-answer.server';
import { Confirm } from './confirm';
import { Consequences } from './consequences';
import { OverloadReason } from './overload-reason';
import { SlipReason } from './slip-reason';

type Props = {
  programmeId: string;
  answer: PlanAnswer | undefined;
  save?: string;
  look?: 'primary' | 'danger';
  arrived?: boolean;
  cancelTo: string;
  /** Fields that are asked besides; they are sent with the rest. */
  children?: ReactNode;
};

/** Nothing at all when there is nothing to look at. */
export function ConfirmChange({ programmeId, answer, arrived = false, children, ...rest }: Props) {
  if (!answer?.consequences) return null;
  const { consequences } = answer;
  // What is asked in this form itself is not sent a second time.
  const { slipCode: _code, slipText: _text, loadText: _why, ...typed } = answer.typed;
  return (
    <Confirm {...rest} typed={typed} moved={consequences.movedCount} arrived={arrived}>
      {consequences.slip ? <SlipReason asked={consequences.slip} state={answer} /> : null}
      {consequences.overload ? <OverloadReason asked={consequences.overload} state={answer} /> : null}
      <Consequences programmeId={programmeId} value={consequences} />
      {children}
    </Confirm>
  );
}

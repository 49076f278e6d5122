// The page of a button that stands on another page: what follows from it, or why it was not saved, and the way back.
import { m } from '~/paraglide/messages.js';
import type { PlanAnswer } from '~/plan-answer.server';
import { Notice } from '../shared/notice';
import { reasonText } from '../shared/reason-text';
import { PlanPage } from './plan-page';

type Props = {
  programmeId: string;
  title: string;
  answer: PlanAnswer | undefined;
  /** What is known to follow when nothing was sent yet. */
  ahead?: PlanAnswer;
  /** Why the button would do nothing, known before it is pressed. */
  why?: string | null;
  save?: string;
  back: string;
};

export function VerbPage({ programmeId, title, answer, ahead, why, save, back }: Props) {
  // What is asked together with the consequences says at its own field what is missing.
  const reasons = answer?.consequences ? [] : Object.values(answer?.errors ?? (why ? { why } : {}));
  return (
    <PlanPage
      programmeId={programmeId}
      title={title}
      crumb={{ label: m.back(), to: back }}
      {...{ answer, ahead, save }}
    >
      {reasons.length > 0 ? <Notice tone="bad" live title={reasons.map(reasonText).join(' ')} /> : null}
    </PlanPage>
  );
}

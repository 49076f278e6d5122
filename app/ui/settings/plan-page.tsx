// A page with one form about the plan: the problem or the consequences first, then the form with what was typed.
import type { ReactNode } from 'react';
import { m } from '~/paraglide/messages.js';
import { Consequences } from '../plan/consequences';
import { Page } from '../shared/page';
import { ConfirmChanges } from './confirm-changes';
import type { PlanFormState } from './plan-form-state';
import { PlanProblem } from './plan-problem';

type Props = {
  programmeId: string;
  title: string;
  lead?: string;
  crumb: { label: string; to: string };
  state: PlanFormState;
  children: ReactNode;
};

export function PlanPage({ programmeId, title, lead, crumb, state, children }: Props) {
  return (
    <Page title={title} lead={lead} crumbs={[crumb]}>
      <PlanProblem problem={state?.problem} />
      {state?.preview ? (
        <>
          <ConfirmChanges typed={state.typed} moved={state.preview.movedCount} arrived cancelTo={crumb.to}>
            <Consequences programmeId={programmeId} value={state.preview} />
          </ConfirmChanges>
          <h2>{m.settings_or_change()}</h2>
        </>
      ) : null}
      {children}
    </Page>
  );
}

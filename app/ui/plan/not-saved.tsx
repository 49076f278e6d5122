// Why nothing was saved: a rule said no, or somebody changed the same field meanwhile (with both values).
import { m } from '~/paraglide/messages.js';
import type { PlanAnswer } from '~/plan-answer.server';
import { Notice } from '../shared/notice';
import { StaleNotice } from '../shared/stale-notice';
import { fieldText, valueText } from './field-text';
import { refusalText } from './refusal-text';

export function NotSaved({ answer }: { answer: PlanAnswer | undefined }) {
  if (answer?.refusal) {
    return (
      <Notice tone="bad" live title={m.not_saved()}>
        <p>{refusalText(answer.refusal)}</p>
      </Notice>
    );
  }
  const lines = answer?.stale?.map(({ field, mine, theirs }) => ({
    field: fieldText(field),
    mine: valueText(field, mine),
    theirs: valueText(field, theirs),
  }));
  return lines && lines.length > 0 ? <StaleNotice lines={lines} /> : null;
}

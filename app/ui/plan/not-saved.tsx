// Why nothing was saved: a rule said no, or somebody changed the same field meanwhile (with both values).
import { m } from '~/paraglide/messages.js';
import type { PlanAnswer } from '~/plan-answer.server';
import { Notice } from '../shared/notice';
import { StaleNotice } from '../shared/stale-notice';
import { fieldText, valueText } from './field-text';
import { words } from '../words';
import { refusalText } from './refusal-text';

/** `several`: the form was about more than one item, so each line names its own. */
export function NotSaved({ answer, several = false }: { answer: PlanAnswer | undefined; several?: boolean }) {
  if (answer?.refusal) {
    return (
      <Notice tone="bad" live title={m.not_saved()}>
        <p>{refusalText(answer.refusal)}</p>
      </Notice>
    );
  }
  const lines = answer?.stale?.map(({ of, field, mine, theirs }) => ({
    field: several && of ? `${words(of)}, ${fieldText(field)}` : fieldText(field),
    mine: valueText(field, mine),
    theirs: valueText(field, theirs),
  }));
  return lines && lines.length > 0 ? <StaleNotice lines={lines} /> : null;
}

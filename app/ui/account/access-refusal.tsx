// Why somebody was not let in, or an account not changed: one sentence, or a list of fields.
import type { AccessState } from '~/access-form.server';
import { ErrorSummary } from '../shared/error-summary';
import { Notice } from '../shared/notice';

type Props = { state: AccessState | undefined; labels: Readonly<Record<string, string>> };

export function AccessRefusal({ state, labels }: Props) {
  return (
    <>
      {state?.refusal ? <Notice tone="bad" title={state.refusal} live /> : null}
      <ErrorSummary state={state} labels={labels} />
    </>
  );
}

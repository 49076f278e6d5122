// Who goes over a limit because of a change of the settings: shown before it is saved, with the reason that is asked.
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { Confirm } from '../plan/confirm';
import { ConsequencePoints } from '../plan/consequences';
import { OverloadReason } from '../plan/overload-reason';
import { Notice } from '../shared/notice';

type Props = {
  state: SettingsAnswer | undefined;
  look?: 'primary' | 'danger';
  save?: string;
  cancelTo: string;
  /** Below it stands the form, in which something else can be typed. */
  form?: boolean;
};

/** Nothing at all when there is nothing to look at. */
export function ConfirmSupply({ state, form = true, ...rest }: Props) {
  if (!state?.weighed) return null;
  const { overload, points, lines, errors } = state.weighed;
  // What is asked here is not sent a second time.
  const { loadText: why = '', ...typed } = state.typed;
  return (
    <>
      <Confirm {...rest} typed={typed} moved={0} arrived>
        {overload ? <OverloadReason asked={overload} state={{ errors, typed: { loadText: why } }} /> : null}
        <ConsequencePoints points={points} />
        {lines.length > 0 ? (
          <Notice title={m.changeload_follows()}>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
      </Confirm>
      {form ? <h2>{m.confirm_or_change()}</h2> : null}
    </>
  );
}

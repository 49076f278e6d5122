// The list of items as one form: boxes in its rows, and under it what to do with the ones that are ticked.
import { Form } from '~/ui/shared/navigation';
import type { ReactNode } from 'react';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { BulkBar } from './bulk-bar';
import type { BulkChoices } from './bulk-fields';
import { usePicking } from './picking';

type Props = {
  programmeId: string;
  version: number;
  /** The search string of the list as it is shown; where its reader comes back to, and what `all` means. */
  search: string;
  total: number;
  /** The list goes on on other pages: offer to choose those too. */
  more: boolean;
  choices: BulkChoices;
  children: ReactNode;
};

export function BulkForm({ programmeId, version, search, total, more, choices, children }: Props) {
  const { count, pick, extend, remember, tickAgain } = usePicking(total);
  return (
    <Form
      ref={(form) => tickAgain(form)}
      method="post"
      action={paths.itemsBulk(programmeId)}
      className="stack-small"
      noValidate
      onClick={pick}
      onKeyDown={extend}
      onFocus={remember}
    >
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="back" value={paths.items(programmeId) + search} />
      <input type="hidden" name="list" value={search} />
      <p className="muted small bulk-hint">{m.bulk_pick_hint()}</p>
      {children}
      {more ? (
        <label className="check">
          <input type="checkbox" name="all" value="1" />
          <span>{m.bulk_pick_list({ count: total })}</span>
        </label>
      ) : null}
      <BulkBar choices={choices} count={count} />
    </Form>
  );
}

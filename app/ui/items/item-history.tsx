// What happened to an item, newest first, told as the whole history tells it.
import { Link } from '~/ui/shared/navigation';
import type { EntryText } from '../history/entry-text.server';
import { m } from '~/paraglide/messages.js';
import { HistoryEntry } from '../history/history-entry';
import { paths } from '../paths';

type Props = { programmeId: string; itemId: string; history: readonly EntryText[] };

export function ItemHistory({ programmeId, itemId, history }: Props) {
  return (
    <section className="stack-small" aria-labelledby="verloop">
      <h2 id="verloop">{m.item_history()}</h2>
      {history.length === 0 ? <p className="muted">{m.item_no_history()}</p> : null}
      <ol className="plain history">
        {history.map((entry) => (
          <HistoryEntry key={entry.id} {...{ programmeId, entry }} heading="h3" about={itemId} />
        ))}
      </ol>
      <p>
        <Link to={paths.history(programmeId, { item: itemId })}>{m.item_all_history()}</Link>
      </p>
    </section>
  );
}

// What happened to an item, newest first, told as the whole history tells it.
import { Link } from '~/ui/shared/navigation';
import type { EntryText } from '../history/entry-text.server';
import { HistoryEntry } from '../history/history-entry';
import { paths } from '../paths';
import type { ItemWords } from './item-words.server';

type Props = { programmeId: string; itemId: string; history: readonly EntryText[]; say: ItemWords['history'] };

export function ItemHistory({ programmeId, itemId, history, say }: Props) {
  return (
    <section className="stack-small" aria-labelledby="verloop">
      <h2 id="verloop">{say.title}</h2>
      {history.length === 0 ? <p className="muted">{say.none}</p> : null}
      <ol className="plain history">
        {history.map((entry) => (
          <HistoryEntry key={entry.id} {...{ programmeId, entry }} heading="h3" about={itemId} />
        ))}
      </ol>
      <p>
        <Link to={paths.history(programmeId, { item: itemId })}>{say.all}</Link>
      </p>
    </section>
  );
}

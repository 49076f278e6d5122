// Saved changes, newest first.
import type { EntryText } from './entry-text.server';
import { HistoryEntry } from './history-entry';

type Props = { programmeId: string; entries: readonly EntryText[] };

export function HistoryList({ entries, ...rest }: Props) {
  return (
    <ol className="plain history">
      {entries.map((entry) => (
        <HistoryEntry key={entry.id} entry={entry} {...rest} />
      ))}
    </ol>
  );
}

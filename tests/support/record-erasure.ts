// Somebody who left is named no more: what hung on them goes with them, and their name is replaced where it stands. The entry of the
// person tells the first, and a proof in the record the second, with how many rows of which table; it cannot tell who it was.
import { columnsThatDiffer, type Row, type Seen } from './seen-changes';

/** Tables with an entry of their own for whatever else takes a row away, and the columns that name the person. */
const wentWithThem: Record<string, string[]> = { deputy: ['user_id', 'absent_id'], user_department: ['user_id'] };

/** A value as text in small letters, with another name in the place of these words. */
const replaced = (value: unknown, words: string[], name: string) =>
  words.reduce((text, word) => text.replaceAll(word.toLowerCase(), name.toLowerCase()), JSON.stringify(value).toLowerCase()); // prettier-ignore

const isOnlyRenamed = (row: Seen, words: string[], name: string) =>
  columnsThatDiffer(row).every(
    (column) => replaced(row.was![column], words, name) === replaced(row.is![column], words, name),
  );

/** What is left to be looked at when an erasure and what followed from it is taken out, and what was amiss with that. */
export function withoutErased(seen: Seen[]): { seen: Seen[]; faults: string[] } {
  const proofs = seen.filter(({ table, was, is }) => table === 'record_proof' && was === null && is?.['kind'] === 'erasure'); // prettier-ignore
  if (proofs.length === 0) return { seen, faults: [] };
  const gone = seen.filter(({ table, was, is }) => table === 'user_account' && was?.['erased_at'] === null && is?.['erased_at']); // prettier-ignore
  if (proofs.length > 1 || gone.length !== 1)
    return { seen, faults: [`${proofs.length} proofs of ${gone.length} people who were erased`] };
  const [proof, person] = [proofs[0]!.is!, gone[0]!];
  const name = String(proof['reason']);
  const words = [String(person.was!['email']), String(person.was!['name'])];
  const counts: Record<string, number> = {};
  const left: Seen[] = [];
  for (const row of seen) {
    const went = wentWithThem[row.table]?.some((column) => row.is === null && row.was![column] === person.is!['id']);
    if (went) continue;
    if (row === person) left.push({ ...row, was: whenOf(row.was!), is: whenOf(row.is!) });
    else if (row.was === null || row.is === null || row.table.startsWith('record_')) left.push(row);
    else if (isOnlyRenamed(row, words, name)) counts[row.table] = (counts[row.table] ?? 0) + 1;
    else left.push(row);
  }
  const told = proof['counts'] as Record<string, number>;
  const faults = [...new Set([...Object.keys(counts), ...Object.keys(told)])]
    .filter((table) => counts[table] !== told[table])
    .map((table) => `${counts[table] ?? 0} rows of ${table} name somebody no more, and the proof tells of ${told[table] ?? 0}`); // prettier-ignore
  return { seen: left, faults };
}

/** Of the person it is told that they were erased, and when. */
const whenOf = ({ id, organisation_id, erased_at }: Row): Row => ({ id, organisation_id, erased_at });

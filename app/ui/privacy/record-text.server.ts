// Whether the record is unbroken, in words.
import type { Day } from '~/models/planning/day';
import type { RecordFault } from '~/models/planning/record';
import type { Verdict } from '~/models/record.server';
import { m } from '~/paraglide/messages.js';
import { momentText, number } from '../words';

const faults: Record<RecordFault, () => string> = {
  gone: m.privacy_record_gone,
  link: m.privacy_record_link,
  head: m.privacy_record_head,
  changed: m.privacy_record_changed,
  removed: m.privacy_record_removed,
  added: m.privacy_record_added,
  proof: m.privacy_record_proof,
};

export type RecordText = { tone: 'good' | 'bad'; title: string; text: string | null; end: string; itself: string };

/** `checkedAt`: when the product last looked by itself, by the clock here; null: not since it was started. */
export function recordText(
  { chain, entries, hash, broken }: Verdict,
  checkedAt: { day: Day; time: string } | null,
): RecordText {
  const itself = checkedAt ? m.privacy_record_itself({ moment: momentText(checkedAt) }) : m.privacy_record_not_itself();
  const end = `${chain}:${entries}:${hash}`;
  if (!broken) return { tone: 'good', title: m.privacy_record_whole({ count: entries }), text: null, end, itself };
  const place = broken.position === null ? m.privacy_record_broken_nowhere() : number(broken.position);
  const row = `${broken.source} ${broken.rowId}`;
  const text = m.privacy_record_broken_what({ why: faults[broken.why](), place, row });
  return { tone: 'bad', title: m.privacy_record_broken(), text, end, itself };
}

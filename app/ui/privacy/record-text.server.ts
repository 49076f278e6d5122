// Whether the record is unbroken, in words.
import type { RecordFault } from '~/models/planning/record';
import type { Verdict } from '~/models/record.server';
import { m } from '~/paraglide/messages.js';
import { number } from '../words';

const faults: Record<RecordFault, () => string> = {
  link: m.privacy_record_link,
  head: m.privacy_record_head,
  changed: m.privacy_record_changed,
  removed: m.privacy_record_removed,
  added: m.privacy_record_added,
  proof: m.privacy_record_proof,
};

export type RecordText = { tone: 'good' | 'bad'; title: string; text: string | null; end: string };

export function recordText({ chain, entries, hash, broken }: Verdict): RecordText {
  const end = `${chain}:${entries}:${hash}`;
  if (!broken) return { tone: 'good', title: m.privacy_record_whole({ count: entries }), text: null, end };
  const place = broken.position === null ? m.privacy_record_broken_nowhere() : number(broken.position);
  const row = `${broken.source} ${broken.rowId}`;
  const text = m.privacy_record_broken_what({ why: faults[broken.why](), place, row });
  return { tone: 'bad', title: m.privacy_record_broken(), text, end };
}

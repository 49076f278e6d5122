// What an administrator is told below every page: which database this is, and of when the last good backup is.
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { momentText } from '../words';

type Installation = {
  embedded: boolean;
  /** Null: none are made here. `at` is null when there is no good one yet, else local time. */
  backup: { at: { day: Day; time: string } | null } | null;
};

export function footText({ embedded, backup }: Installation): string | null {
  const sentences = [
    embedded ? m.foot_embedded() : null,
    backup && (backup.at === null ? m.foot_no_backup() : m.foot_backup({ when: momentText(backup.at) })),
  ];
  return sentences.filter(Boolean).join(' ') || null;
}

// What an administrator is told below every page: which database this is, and of when the last good backup is.
import { localMoment } from '~/clock.server';
import { m } from '~/paraglide/messages.js';
import { momentText } from '../words';

type Installation = { embedded: boolean; backup: { at: string | null } | null };

export function footText({ embedded, backup }: Installation): string | null {
  const sentences = [
    embedded ? m.foot_embedded() : null,
    backup && (backup.at === null ? m.foot_no_backup() : m.foot_backup({ when: momentText(localMoment(backup.at)) })),
  ];
  return sentences.filter(Boolean).join(' ') || null;
}

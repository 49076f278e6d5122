// Letters with a one-time address, in the language of whoever gets them.
import { runWithLocale } from './locale.server';
import type { Letter } from './models/mail.server';
import { m } from './paraglide/messages.js';

type Addressee = { name: string; email: string; locale: 'nl' | 'en' | null };
type Told = { kind: 'asked' | 'invite' | 'reset'; address: string; hours: number };

/** The letter that brings somebody the address with which they choose a password. */
export function letterWithAddress({ name, email, locale }: Addressee, { kind, address, hours }: Told): Letter {
  return runWithLocale(locale ?? 'nl', () => {
    const why =
      kind === 'invite'
        ? m.access_letter_invite()
        : kind === 'asked'
          ? m.access_letter_asked()
          : m.access_letter_reset();
    const until = hours < 48 ? m.access_letter_hours({ count: hours }) : m.access_letter_days({ count: hours / 24 });
    const lines = [m.access_letter_dear({ name }), why, address, until, m.access_letter_not_you(), m.app_name()];
    return { to: email, subject: m.access_letter_subject(), text: lines.join('\n\n') };
  });
}

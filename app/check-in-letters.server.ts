// Letters that bring department heads the link of a check-in; only where a mail server is set, and never to people of a demo.
import { runWithLocale } from './locale.server';
import type { NewCheckIn } from './models/check-in.server';
import { type Letter, mailIsSent, sendLetter } from './models/mail.server';
import type { Day } from './models/planning/day';
import { m } from './paraglide/messages.js';
import { dayLong, words } from './ui/words';

type Told = { address: string; programme: string; municipality: string; lastDay: Day };

/** In the language of whoever gets it. */
export function checkInLetter(
  { name, email, locale }: NewCheckIn['heads'][number],
  { department }: Pick<NewCheckIn, 'department'>,
  { address, programme, municipality, lastDay }: Told,
): Letter {
  return runWithLocale(locale ?? 'nl', () => {
    const said = words(department);
    const lines = [
      m.checkin_letter_dear({ name }),
      m.checkin_letter_text({ programme, department: said }),
      address,
      m.checkin_letter_until({ day: dayLong(lastDay), department: said }),
      m.app_name(),
    ];
    return {
      to: email,
      subject: m.checkin_letter_subject({ municipality, department: said }),
      text: lines.join('\n\n'),
    };
  });
}

/** What became of the letters about one department. */
export type Mailed = { outcome: 'sent' | 'failed' | 'no_address' | 'off'; names: readonly string[] };

/** Sends the link to every head of a department; the token stands in the letter and nowhere in the database. */
export async function mailCheckIn(link: NewCheckIn, told: Told): Promise<Mailed> {
  const names = link.heads.map(({ name }) => name);
  if (!mailIsSent()) return { outcome: 'off', names };
  if (names.length === 0) return { outcome: 'no_address', names };
  const sent = await Promise.allSettled(link.heads.map((head) => sendLetter(checkInLetter(head, link, told))));
  const failed = names.filter((_, at) => sent[at]!.status === 'rejected');
  return failed.length > 0 ? { outcome: 'failed', names: failed } : { outcome: 'sent', names };
}

export function mailedText({ outcome, names }: Mailed): string {
  const all = names.join(', ');
  switch (outcome) {
    case 'sent':
      return m.checkin_mailed_to({ names: all });
    case 'failed':
      return m.checkin_mail_failed({ names: all });
    case 'no_address':
      return m.checkin_mail_none();
    case 'off':
      return m.checkin_mail_off();
  }
}

// Sends what waits in the outbox: per person one letter, in that person's language, with everything that waits.
import { env } from './env.server';
import { runWithLocale } from './locale.server';
import { type Letter, mailIsSent, sendLetter } from './models/mail.server';
import { claimParcel, type Parcel, settleFailed, settleSent, tidyOutbox } from './models/outbox.server';
import { m } from './paraglide/messages.js';
import { noticeText } from './ui/notices/notice-text.server';
import { paths } from './ui/paths';

/** Lines of one notice that a letter names; the page has them all. */
const mostLines = 20;

/** Letters that fail one after another before the rest is left for the next look: a server that is away is not asked for everybody. */
const mostFailures = 3;

/** The letter with everything that waits for somebody; `origin` is where the product is reached. */
export function noticeLetter({ person, notices }: Omit<Parcel, 'claim'>, origin: string): Letter {
  return runWithLocale(person.locale ?? 'nl', () => {
    const told = notices.map((notice) => {
      const { said, to, lines } = noticeText(notice);
      const named = lines.slice(0, mostLines).map(({ text }) => `- ${text}`);
      const more = lines.length > mostLines ? [m.notices_letter_more({ count: lines.length - mostLines })] : [];
      return [said, ...named, ...more, origin + to].join('\n');
    });
    const why = m.notices_letter_why({ address: origin + paths.noticeSettings() });
    return {
      to: person.email,
      subject: m.notices_letter_subject({ municipality: person.municipality, count: notices.length }),
      text: [m.notices_letter_dear({ name: person.name }), ...told, why].join('\n\n'),
    };
  });
}

export type Posted = {
  letters: number;
  /** Why letters did not go; they are tried again. */
  failures: unknown[];
  /** Notices that will not be tried any more. */
  givenUp: number;
};

/** Sends all that is due. Without a mail server nothing is asked and nothing is sent. */
export async function postNotices(): Promise<Posted> {
  const posted: Posted = { letters: 0, failures: [], givenUp: 0 };
  const { APP_URL } = env();
  if (!mailIsSent() || APP_URL === undefined) return posted;
  let inARow = 0;
  while (inARow < mostFailures) {
    const parcel = await claimParcel();
    if (!parcel) break;
    try {
      await sendLetter(noticeLetter(parcel, APP_URL));
    } catch (error) {
      posted.failures.push(error);
      posted.givenUp += await settleFailed(parcel.claim);
      inARow += 1;
      continue;
    }
    await settleSent(parcel.claim);
    posted.letters++;
    inARow = 0;
  }
  posted.givenUp += await tidyOutbox();
  return posted;
}

// What the page of a check-in says when it does not ask: thanks with what was said, too late, too often, or no such link.
import { m } from '~/paraglide/messages.js';
import { ButtonLink } from '../shared/button';
import type { SaidLine } from './check-in-parts';
import { SaidLines } from './said-list';

export type AnswerNews = 'unknown' | 'expired' | 'wait' | 'full';

const titles: Record<AnswerNews, () => string> = {
  unknown: m.checkin_unknown,
  expired: m.checkin_over,
  wait: m.checkin_wait,
  full: m.checkin_full,
};
const texts: Record<AnswerNews, () => string> = {
  unknown: m.checkin_unknown_text,
  expired: m.checkin_over_text,
  wait: m.checkin_wait_text,
  full: m.checkin_full_text,
};

/** `kept` false: something was sent, and not kept. */
export function AnswerPage({ news, kept }: { news: AnswerNews; kept?: false }) {
  return (
    <main id="inhoud" className="page checkin-page" tabIndex={-1}>
      <h1>{titles[news]()}</h1>
      {kept === false && news !== 'full' ? <p className="measure">{m.checkin_not_kept()}</p> : null}
      <p className="measure">{texts[news]()}</p>
    </main>
  );
}

type ThanksProps = { text: string; source: string; lines: readonly SaidLine[]; again: string };

export function ThanksPage({ text, source, lines, again }: ThanksProps) {
  return (
    <main id="inhoud" className="page checkin-page" tabIndex={-1}>
      <h1>{m.checkin_thanks()}</h1>
      <p className="measure">{text}</p>
      <section className="checkin-card">
        <p className="muted small">{source}</p>
        <SaidLines lines={lines} />
      </section>
      <p>
        <ButtonLink to={again} reload>
          {m.checkin_again()}
        </ButtonLink>
      </p>
    </main>
  );
}

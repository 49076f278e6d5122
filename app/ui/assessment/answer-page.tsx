// What the page of an assessment says when it does not ask: thanks, too late, answered already, or no such address.
import { m } from '~/paraglide/messages.js';

export type AnswerNews = 'unknown' | 'closed' | 'thanks' | 'answered';

type Props = {
  title: string | null;
  news: AnswerNews;
  /** Something was sent, and not kept. */
  kept?: false;
};

const titles: Record<AnswerNews, () => string> = {
  unknown: m.assessment_unknown,
  closed: m.assessment_shut,
  thanks: m.assessment_thanks,
  answered: m.assessment_answered,
};
const texts: Record<AnswerNews, () => string> = {
  unknown: m.assessment_unknown_text,
  closed: m.assessment_shut_text,
  thanks: m.assessment_thanks_text,
  answered: m.assessment_answered_text,
};

export function AnswerPage({ title, news, kept }: Props) {
  return (
    <main id="inhoud" className="page assessment-page" tabIndex={-1}>
      {title ? <p className="muted">{title}</p> : null}
      <h1>{titles[news]()}</h1>
      {kept === false ? <p className="measure">{m.assessment_not_kept()}</p> : null}
      <p className="measure">{texts[news]()}</p>
    </main>
  );
}

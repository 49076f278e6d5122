// What the page of a survey says when it does not ask: thanks, too early, too late, answered already, or no such address.
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { ButtonLink } from '../shared/button';
import { dayLong } from '../words';

export type AnswerNews = 'unknown' | 'planned' | 'closed' | 'thanks' | 'answered' | 'full';

type Props = {
  token: string;
  name: string | null;
  opensOn: Day | null;
  news: AnswerNews;
  /** Something was sent, and not kept. */
  kept?: false;
};

const titles: Record<AnswerNews, () => string> = {
  unknown: m.survey_unknown,
  planned: m.survey_not_yet,
  closed: m.survey_shut,
  thanks: m.survey_thanks,
  answered: m.survey_answered,
  full: m.survey_full,
};
const texts: Record<AnswerNews, (inputs: { day: string }) => string> = {
  unknown: m.survey_unknown_text,
  planned: m.survey_not_yet_text,
  closed: m.survey_shut_text,
  thanks: m.survey_thanks_text,
  answered: m.survey_answered_text,
  full: m.survey_full_text,
};

export function AnswerPage({ token, name, opensOn, news, kept }: Props) {
  return (
    <main id="inhoud" className="page survey-page" tabIndex={-1}>
      {name ? <p className="muted">{name}</p> : null}
      <h1>{titles[news]()}</h1>
      {kept === false ? <p className="measure">{m.survey_not_kept()}</p> : null}
      <p className="measure">{texts[news]({ day: opensOn ? dayLong(opensOn) : '' })}</p>
      {news === 'thanks' || news === 'answered' ? (
        <div className="stack-small survey-shared">
          <p className="measure">{m.survey_shared()}</p>
          <p>
            <ButtonLink to={paths.survey(token, { again: 1 })} reload>
              {m.survey_again()}
            </ButtonLink>
          </p>
        </div>
      ) : null}
    </main>
  );
}

// A round of the assessment on its page: response while it is open, results once closed, what was filled in, and what is advised.
import type { ReactNode } from 'react';
import type { Day } from '~/models/planning/day';
import type { AssessmentRound } from '~/models/assessment.server';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import type { RecentChange } from '../settings/recent-changes';
import { SettingsSaved } from '../settings/settings-saved';
import { ButtonLink } from '../shared/button';
import { DownloadLink } from '../shared/download-link';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';
import { dayText, fromGoLive } from '../words';
import { formText, stateLooks, stateText } from './assessment-words';
import { Prefills, type ShownPrefill } from './prefills';
import { Recommendations, type ShownRecommendation } from './recommendations';
import type { AssessmentText } from './results-text.server';
import { type Comparable, Results } from './results';

type Props = {
  id: string;
  goLive: Day;
  round: AssessmentRound;
  mayManage: boolean;
  mayPlan: boolean;
  responses: readonly { name: string; response: string }[];
  text: AssessmentText | null;
  earlier: readonly Comparable[];
  withId: string;
  prefills: readonly ShownPrefill[];
  recommendations: readonly ShownRecommendation[];
  news: 'saved' | 'closed' | null;
  /** The change of the round itself that was saved just now. */
  changed: RecentChange | null;
};

export function RoundPage(props: Props) {
  const { id, goLive, round, mayManage, mayPlan, responses, text, earlier, withId, news, changed } = props;
  const isOpen = round.state === 'open';
  const own = mayManage ? (
    <>
      <ButtonLink to={paths.assessmentEdit(id, round.id)}>{m.assessment_edit()}</ButtonLink>
      <ButtonLink to={paths.assessmentRemove(id, round.id)}>{m.assessment_remove()}</ButtonLink>
    </>
  ) : null;
  let actions: ReactNode = own;
  if (isOpen && mayManage) {
    actions = (
      <>
        {own}
        <ButtonLink to={paths.assessmentLinks(id, round.id)}>{m.assessment_more_links()}</ButtonLink>
        <ButtonLink to={paths.assessmentClose(id, round.id)}>{m.assessment_close()}</ButtonLink>
      </>
    );
  } else if (text) {
    actions = (
      <>
        {mayManage ? <ButtonLink to={paths.assessmentEdit(id, round.id)}>{m.assessment_edit()}</ButtonLink> : null}
        <DownloadLink to={paths.assessmentFile(id, round.id)}>{m.assessment_download()}</DownloadLink>
      </>
    );
  }
  return (
    <Page
      title={round.title}
      crumbs={[{ label: m.assessment_title(), to: paths.assessments(id) }]}
      lead={
        <>
          {formText(round.form)} · {dayText(round.heldOn)} · {fromGoLive(goLive, round.heldOn)} ·{' '}
          <span className={stateLooks[round.state]}>{stateText(round.state)}</span>
        </>
      }
      actions={actions}
    >
      <SettingsSaved saved={false} change={changed} moved={null} mayUndo={mayManage} />
      {news === 'saved' ? <Notice tone="good" live title={m.assessment_saved()} /> : null}
      {news === 'closed' && !isOpen ? <Notice tone="good" live title={m.assessment_closed_saved()} /> : null}
      {isOpen ? <p className="muted measure">{m.assessment_open_waiting()}</p> : null}
      {!isOpen && !text ? <p className="measure">{m.assessment_no_results()}</p> : null}
      {text ? <Results {...{ text, earlier, withId }} /> : null}
      <Recommendations rows={props.recommendations} {...{ id, mayManage, mayPlan }} roundId={round.id} />
      <Responses responses={responses} />
      <Prefills rows={props.prefills} mayChange={mayManage && isOpen} {...{ id }} roundId={round.id} />
    </Page>
  );
}

function Responses({ responses }: Pick<Props, 'responses'>) {
  return (
    <section className="stack-small">
      <h2>{m.assessment_response()}</h2>
      <ScrollRegion label={m.assessment_response()}>
        <table className="table">
          <caption className="visually-hidden">{m.assessment_response()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.assessment_group()}</th>
              <th scope="col">{m.assessment_response()}</th>
            </tr>
          </thead>
          <tbody>
            {responses.map(({ name, response }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{response}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

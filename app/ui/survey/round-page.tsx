// A survey on its page: what it is, how many answered, the addresses to hand out, and the results once it is closed.
import { addDays, type Day } from '~/models/planning/day';
import type { SurveyResponse } from '~/models/planning/adoption/survey';
import type { SurveyRound } from '~/models/survey.server';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import type { RecentChange } from '../settings/recent-changes';
import { SettingsSaved } from '../settings/settings-saved';
import { ButtonLink } from '../shared/button';
import { DownloadLink } from '../shared/download-link';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';
import { fromGoLive, number, periodText } from '../words';
import type { ResultsText } from './results-text.server';
import { Results } from './results';
import { kindText, responseText, stateLooks, stateText } from './survey-words';

type Row = SurveyResponse & { name: string; address: string | null };
type Props = {
  id: string;
  goLive: Day;
  round: SurveyRound;
  mayManage: boolean;
  responses: readonly Row[];
  results: ResultsText | null;
  saved: boolean;
  /** What was changed just now. */
  changed: RecentChange | null;
  /** By which others are asked than before. */
  othersAsked: boolean;
  /** Who reads this was changing it when it was closed. */
  closedMeanwhile: boolean;
  /** How many figures closing it made just now; null when it was not. */
  figures: number | null;
};

export function RoundPage(props: Props) {
  const { id, goLive, round, mayManage, responses, results, saved, changed, othersAsked, closedMeanwhile, figures } =
    props;
  const isClosed = round.state === 'closed';
  const actions =
    mayManage && !isClosed ? (
      <>
        <ButtonLink to={paths.surveyEdit(id, round.id)}>{m.survey_edit()}</ButtonLink>
        {round.state === 'open' ? (
          <ButtonLink to={paths.surveyClose(id, round.id)}>{m.survey_close()}</ButtonLink>
        ) : null}
      </>
    ) : results ? (
      <DownloadLink to={paths.surveyFile(id, round.id)}>{m.survey_download()}</DownloadLink>
    ) : null;
  return (
    <Page
      title={round.name}
      crumbs={[{ label: m.survey_title(), to: paths.surveys(id) }]}
      lead={
        <>
          {kindText(round.kind)} · {periodText({ from: round.opensOn, until: addDays(round.lastDay, 1) })} ·{' '}
          {fromGoLive(goLive, round.lastDay)} ·{' '}
          <span className={stateLooks[round.state]}>{stateText(round.state)}</span>
        </>
      }
      actions={actions}
    >
      {saved ? (
        <Notice tone="good" live title={m.survey_saved()}>
          {isClosed ? null : <p>{m.survey_saved_links()}</p>}
        </Notice>
      ) : null}
      <SettingsSaved saved={false} change={changed} moved={null} mayUndo={mayManage} />
      {othersAsked && !isClosed ? <p className="measure">{m.survey_changed_links()}</p> : null}
      {closedMeanwhile ? (
        <Notice tone="warn" live title={m.survey_closed_meanwhile()}>
          <p>{m.survey_closed_meanwhile_text()}</p>
        </Notice>
      ) : null}
      {figures === null || !isClosed ? null : (
        <Notice tone="good" live title={m.survey_closed_saved()}>
          <p>{m.survey_closed_figures({ count: number(figures) })}</p>
        </Notice>
      )}
      {results ? <Results results={results} /> : null}
      <ResponseTable {...{ responses, isClosed }} />
    </Page>
  );
}

function ResponseTable({ responses, isClosed }: Pick<Props, 'responses'> & { isClosed: boolean }) {
  const withAddress = responses.some(({ address }) => address !== null);
  const title = withAddress ? m.survey_links() : m.survey_response();
  return (
    <section className="stack">
      <div className="stack-small">
        <h2>{title}</h2>
        {withAddress ? <p className="measure">{m.survey_links_lead()}</p> : null}
        {isClosed ? null : <p className="muted measure">{m.survey_open_waiting()}</p>}
        {responses.some(({ answers, invited }) => answers !== null && answers > invited) ? (
          <p className="measure">{m.survey_more_text()}</p>
        ) : null}
      </div>
      <ScrollRegion label={title}>
        <table className="table">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{m.survey_department()}</th>
              <th scope="col">{m.survey_response()}</th>
              {withAddress ? <th scope="col">{m.survey_link()}</th> : null}
            </tr>
          </thead>
          <tbody>
            {responses.map((row) => (
              <tr key={row.departmentId ?? 'all'}>
                <th scope="row">{row.name}</th>
                <td className="nowrap">{responseText(row)}</td>
                {withAddress ? (
                  <td>
                    {row.address ? (
                      <input
                        readOnly
                        value={row.address}
                        aria-label={m.survey_link_of({ department: row.name })}
                        className="utrecht-textbox utrecht-textbox--html-input survey-address"
                        onFocus={(event) => event.currentTarget.select()}
                      />
                    ) : null}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

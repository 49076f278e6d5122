// The rounds of a programme as a table.
import { Link } from '~/ui/shared/navigation';
import { addDays, type Day } from '~/models/planning/day';
import type { RoundSummary } from '~/models/survey.server';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { ButtonLink } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';
import { fromGoLive, periodText } from '../words';
import { kindText, responseText, stateLooks, stateText } from './survey-words';

type Props = { id: string; goLive: Day; rounds: readonly RoundSummary[]; mayManage: boolean };

export function RoundList({ id, goLive, rounds, mayManage }: Props) {
  const add = mayManage ? (
    <ButtonLink to={paths.surveyNew(id)} look="primary">
      {m.survey_new()}
    </ButtonLink>
  ) : null;
  return (
    <Page title={m.survey_title()} lead={m.survey_lead()} actions={add}>
      {rounds.length === 0 ? (
        <EmptyState action={add}>{m.survey_none()}</EmptyState>
      ) : (
        <ScrollRegion label={m.survey_title()}>
          <table className="table">
            <caption className="visually-hidden">{m.survey_title()}</caption>
            <thead>
              <tr>
                <th scope="col">{m.survey_name()}</th>
                <th scope="col">{m.survey_kind()}</th>
                <th scope="col">{m.survey_period()}</th>
                <th scope="col">{m.survey_state()}</th>
                <th scope="col">{m.survey_response()}</th>
              </tr>
            </thead>
            <tbody>
              {rounds.map((round) => (
                <tr key={round.id}>
                  <th scope="row">
                    <Link to={paths.surveyRound(id, round.id)}>{round.name}</Link>
                  </th>
                  <td>{kindText(round.kind)}</td>
                  <td>
                    {periodText({ from: round.opensOn, until: addDays(round.lastDay, 1) })}
                    <span className="muted"> · {fromGoLive(goLive, round.lastDay)}</span>
                  </td>
                  <td>
                    <span className={stateLooks[round.state]}>{stateText(round.state)}</span>
                  </td>
                  <td>{responseText(round.response)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Page>
  );
}

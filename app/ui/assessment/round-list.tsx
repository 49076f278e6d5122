// The rounds of the assessment as a table, each with its outcome.
import { Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import type { RecentChange } from '../settings/recent-changes';
import { SettingsSaved } from '../settings/settings-saved';
import { ButtonLink } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';
import { dayText, fromGoLive } from '../words';
import type { Signal } from '~/models/planning/assessment/score';
import { signalLooks } from './verdict';
import { StateBadge } from '../shared/state-badge';

export type ListedRound = {
  id: string;
  title: string;
  heldOn: Day;
  form: string;
  isOpen: boolean;
  state: string;
  response: string;
  verdict: { signal: Signal; said: string } | null;
};
type Props = {
  id: string;
  goLive: Day;
  rounds: readonly ListedRound[];
  mayManage: boolean;
  /** The change of a round that was saved just now. */
  changed: RecentChange | null;
};

export function RoundList({ id, goLive, rounds, mayManage, changed }: Props) {
  const add = mayManage ? (
    <ButtonLink to={paths.assessmentNew(id)} look="primary">
      {m.assessment_new()}
    </ButtonLink>
  ) : null;
  return (
    <Page title={m.assessment_title()} lead={m.assessment_lead()} actions={add}>
      <SettingsSaved saved={false} change={changed} moved={null} mayUndo={mayManage} />
      {rounds.length === 0 ? (
        <EmptyState action={add}>{m.assessment_none()}</EmptyState>
      ) : (
        <ScrollRegion label={m.assessment_title()}>
          <table className="table">
            <caption className="visually-hidden">{m.assessment_title()}</caption>
            <thead>
              <tr>
                <th scope="col">{m.assessment_name()}</th>
                <th scope="col">{m.assessment_day()}</th>
                <th scope="col">{m.assessment_form()}</th>
                <th scope="col">{m.assessment_state()}</th>
                <th scope="col">{m.assessment_response()}</th>
                <th scope="col">{m.assessment_verdict()}</th>
              </tr>
            </thead>
            <tbody>
              {rounds.map((round) => (
                <tr key={round.id}>
                  <th scope="row">
                    <Link to={paths.assessment(id, round.id)}>{round.title}</Link>
                  </th>
                  <td className="nowrap">
                    {dayText(round.heldOn)}
                    <span className="muted"> · {fromGoLive(goLive, round.heldOn)}</span>
                  </td>
                  <td>{round.form}</td>
                  <td>
                    <span className={round.isOpen ? 'state state-good' : 'state state-info'}>{round.state}</span>
                  </td>
                  <td>{round.response}</td>
                  <td>
                    {round.verdict ? (
                      <StateBadge look={signalLooks[round.verdict.signal]}>{round.verdict.said}</StateBadge>
                    ) : (
                      '–'
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Page>
  );
}

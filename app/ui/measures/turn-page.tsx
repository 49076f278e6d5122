// A proposal about to be applied or turned round: what becomes of the teams, what follows for the plan, and the button.
import type { PlanAnswer } from '~/plan-answer.server';
import { paths } from '../paths';
import { PlanPage } from '../plan/plan-page';
import { Notice } from '../shared/notice';

type Props = {
  programmeId: string;
  id: string;
  title: string;
  lead: string;
  crumb: string;
  save: string;
  /** What it does to teams. */
  teams: { title: string; lines: readonly string[] };
  ahead: PlanAnswer;
  answer: PlanAnswer | undefined;
};

export function TurnPage({ programmeId, id, crumb, teams, ...rest }: Props) {
  const beside =
    teams.lines.length === 0 ? null : (
      <Notice title={teams.title}>
        <ul>
          {teams.lines.map((line, at) => (
            <li key={at}>{line}</li>
          ))}
        </ul>
      </Notice>
    );
  const to = paths.proposal(programmeId, id);
  return <PlanPage programmeId={programmeId} crumb={{ label: crumb, to }} beside={beside} {...rest} />;
}

// Milestones and gates as a table, with how far their criteria are.
import { Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import type { MilestoneRow } from '~/models/planning/milestone-overview';
import { m } from '~/paraglide/messages.js';
import { Outcome } from '../gates/outcome';
import { paths } from '../paths';
import { kindText } from '../programme/kind-words';
import { StateBadge } from '../shared/state-badge';
import { dayText, dayWithWeek, number, words } from '../words';
import { MomentState } from './moment-state';
import { ScrollRegion } from '../shared/scroll-region';

type Props = {
  programmeId: string;
  goLive: Day;
  /** What the table is of. */
  label: string;
  rows: readonly MilestoneRow[];
  mayChange: boolean;
};

export function MilestoneTable({ programmeId, goLive, label, rows, mayChange }: Props) {
  return (
    <ScrollRegion label={label}>
      <table className="table">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{m.settings_date()}</th>
            <th scope="col">{m.settings_milestone()}</th>
            <th scope="col">{m.settings_kind()}</th>
            <th scope="col">{m.settings_state()}</th>
            <th scope="col">{m.settings_criteria()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { total, met, notMet, hard, hardMet } = row.criteria;
            const what = words(row.title);
            return (
              <tr key={row.id}>
                <td className="nowrap">
                  <strong>{dayText(row.day)}</strong>
                  <span className="settings-note muted small">{dayWithWeek(goLive, row.day)}</span>
                </td>
                <th scope="row">
                  <Link to={paths.item(programmeId, row.id)}>{what}</Link>
                </th>
                <td>
                  <span className="settings-kind">
                    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                      <path
                        d="M6 1 11 6 6 11 1 6Z"
                        className={row.kind === 'gate' ? 'settings-gate' : 'settings-milestone'}
                      />
                    </svg>
                    {kindText(row.kind)}
                  </span>
                </td>
                <td>
                  <MomentState state={row.state} />
                  {row.decision ? (
                    <span className="settings-note">
                      <Outcome outcome={row.decision} />
                    </span>
                  ) : null}
                </td>
                <td>
                  {total > 0 || mayChange || row.kind === 'gate' ? (
                    <Link to={paths.milestone(programmeId, row.id)}>
                      {total > 0
                        ? m.settings_criteria_met({ met: number(met), total: number(total) })
                        : mayChange
                          ? m.settings_criteria_add()
                          : m.settings_criteria_none()}
                      <span className="visually-hidden">: {m.settings_criteria_of({ what })}</span>
                    </Link>
                  ) : (
                    <span className="muted">{m.settings_criteria_none()}</span>
                  )}
                  {hard > 0 ? (
                    <span className="settings-note muted small">
                      {m.settings_criteria_hard_met({ met: number(hardMet), total: number(hard) })}
                    </span>
                  ) : null}
                  {notMet > 0 ? (
                    <span className="settings-note">
                      <StateBadge look="bad">{m.settings_criteria_not_met({ count: notMet })}</StateBadge>
                    </span>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

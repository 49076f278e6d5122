// The municipality's own periods: closings, worked days, freezes, and facts that are only shown.
import { Link } from '~/ui/shared/navigation';
import type { Label } from '~/models/planning/plan';
import type { CalendarException } from '~/models/planning/working-calendar';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { exceptionText, sortText } from '../programme/kind-words';
import { StateBadge } from '../shared/state-badge';
import { periodText, words } from '../words';
import { regionText } from './region-text';
import { ScrollRegion } from './scroll-region';

const looks = { non_working: 'retired', working: 'started', freeze: 'warn', neutral: 'info' } as const;

type Props = {
  rows: readonly (CalendarException & { departmentName: Label | null })[];
  mayChange: boolean;
};

export function PeriodTable({ rows, mayChange }: Props) {
  return (
    <ScrollRegion label={m.settings_periods()}>
      <table className="table">
        <caption className="visually-hidden">{m.settings_periods()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.settings_period()}</th>
            <th scope="col">{m.settings_name()}</th>
            <th scope="col">{m.settings_period_sort()}</th>
            <th scope="col">{m.settings_period_kind()}</th>
            {mayChange ? <th scope="col">{m.settings_change()}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const what = words(row.label);
            return (
              <tr key={row.id}>
                <td className="settings-period">{periodText(row)}</td>
                <th scope="row">
                  {what}
                  {row.departmentName ? (
                    <span className="settings-note small">
                      {m.settings_only_for({ department: words(row.departmentName) })}
                    </span>
                  ) : null}
                  {row.source ? (
                    <span className="settings-note muted small">{m.settings_source_is({ source: row.source })}</span>
                  ) : null}
                  {row.verify ? (
                    <span className="settings-note">
                      <StateBadge look="late">{m.settings_to_verify()}</StateBadge>
                    </span>
                  ) : null}
                </th>
                <td>
                  {sortText(row.sort)}
                  {row.region ? <span className="settings-note muted small">{regionText(row.region)}</span> : null}
                </td>
                <td>
                  <StateBadge look={looks[row.kind]}>{exceptionText(row.kind)}</StateBadge>
                </td>
                {mayChange ? (
                  <td className="settings-links">
                    <Link to={paths.calendarPeriod(row.id)} aria-label={m.settings_edit_what({ what })}>
                      {m.settings_edit()}
                    </Link>
                    <Link to={paths.calendarPeriodRemove(row.id)} aria-label={m.settings_remove_what({ what })}>
                      {m.settings_remove()}
                    </Link>
                  </td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

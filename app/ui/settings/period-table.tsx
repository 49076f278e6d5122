// The municipality's own periods: closings, worked days, freezes, and facts that are only shown.
import type { Label } from '~/models/planning/plan';
import type { CalendarException } from '~/models/planning/working-calendar';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { exceptionText, sortText } from '../programme/kind-words';
import { StateBadge } from '../shared/state-badge';
import { periodText, words } from '../words';
import { regionText } from './region-text';
import { type Column, SettingsTable } from './settings-table';

const looks = { non_working: 'retired', working: 'started', freeze: 'warn', neutral: 'info' } as const;

type Row = CalendarException & { departmentName: Label | null };
type Props = { rows: readonly Row[]; mayChange: boolean };

function PeriodName({ row }: { row: Row }) {
  return (
    <>
      {words(row.label)}
      {row.departmentName ? (
        <span className="settings-note small">{m.settings_only_for({ department: words(row.departmentName) })}</span>
      ) : null}
      {row.source ? (
        <span className="settings-note muted small">{m.settings_source_is({ source: row.source })}</span>
      ) : null}
      {row.verify ? (
        <span className="settings-note">
          <StateBadge look="late">{m.settings_to_verify()}</StateBadge>
        </span>
      ) : null}
    </>
  );
}

export function PeriodTable({ rows, mayChange }: Props) {
  const columns: Column<Row>[] = [
    { head: m.settings_period(), look: 'settings-period', cell: periodText },
    { head: m.settings_name(), names: true, cell: (row) => <PeriodName row={row} /> },
    {
      head: m.settings_period_sort(),
      cell: (row) => (
        <>
          {sortText(row.sort)}
          {row.region ? <span className="settings-note muted small">{regionText(row.region)}</span> : null}
        </>
      ),
    },
    {
      head: m.settings_period_kind(),
      cell: (row) => <StateBadge look={looks[row.kind]}>{exceptionText(row.kind)}</StateBadge>,
    },
  ];
  return (
    <SettingsTable
      {...{ rows, columns, mayChange }}
      caption={m.settings_periods()}
      what={(row) => words(row.label)}
      edit={(row) => paths.calendarPeriod(row.id)}
      remove={(row) => paths.calendarPeriodRemove(row.id)}
    />
  );
}

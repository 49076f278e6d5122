// The phases of a programme in their order, with their days, length and what belongs to them.
import type { PhaseRow } from '~/models/planning/phase-overview';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { type Column, SettingsTable } from '../settings/settings-table';
import { StateBadge } from '../shared/state-badge';
import { dayText, number, words } from '../words';
import { PhaseGates } from './phase-gates';

type Props = { programmeId: string; rows: readonly PhaseRow[]; mayChange: boolean };

export function PhaseTable({ programmeId, rows, mayChange }: Props) {
  const columns: Column<PhaseRow>[] = [
    { head: m.settings_order(), look: 'number', cell: (_row, index) => index + 1 },
    {
      head: m.settings_phase(),
      names: true,
      cell: (row) => (
        <>
          {words(row.title)}
          {words(row.description) ? <span className="settings-note muted small">{words(row.description)}</span> : null}
        </>
      ),
    },
    { head: m.settings_first_day(), look: 'nowrap', cell: (row) => (row.active ? dayText(row.start) : '–') },
    { head: m.settings_last_day(), look: 'nowrap', cell: (row) => (row.active ? dayText(row.last) : '–') },
    { head: m.settings_work_days(), look: 'number', cell: (row) => number(row.workDays) },
    {
      head: m.settings_state(),
      cell: (row) =>
        row.active ? (
          <StateBadge look="good">{m.settings_active()}</StateBadge>
        ) : (
          <StateBadge look="open">{m.settings_skipped()}</StateBadge>
        ),
    },
    { head: m.settings_items(), look: 'number', cell: (row) => number(row.items) },
    {
      head: m.settings_items_outside(),
      look: 'number',
      cell: (row) =>
        row.outside.length > 0 ? (
          <a href={`#outside-${row.id}`}>
            <StateBadge look="warn">{number(row.outside.length)}</StateBadge>
            <span className="visually-hidden"> {m.gates_outside_of({ phase: words(row.title) })}</span>
          </a>
        ) : (
          number(0)
        ),
    },
    { head: m.gates_on_border(), cell: (row) => <PhaseGates {...{ programmeId, row, mayChange }} /> },
  ];
  return (
    <SettingsTable
      {...{ rows, columns, mayChange }}
      caption={m.nav_phases()}
      what={(row) => words(row.title)}
      edit={(row) => paths.phase(programmeId, row.id)}
      remove={(row) => paths.phaseRemove(programmeId, row.id)}
      muted={(row) => !row.active}
    />
  );
}

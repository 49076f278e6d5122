// The teams with what they can carry: formation, what is effectively there, regular work.
import type { ReactNode } from 'react';
import type { TeamRow } from '~/models/team.server';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { StateBadge } from '../shared/state-badge';
import { hoursText, number, percent, words } from '../words';
import { type Column, SettingsTable } from './settings-table';

/** `fteToday`: what is there of the establishment today; null where not said. */
type Row = TeamRow & { fteToday: number | null };
type Props = { rows: readonly Row[]; mayChange: boolean };

function regularWork({ runHoursMonth, runShare }: TeamRow): string | null {
  if (runHoursMonth !== null) return m.settings_per_month({ hours: hoursText(runHoursMonth) });
  return runShare === null ? null : m.settings_of_formation({ share: percent(runShare) });
}

function interchangeable({ interchangeable: people }: TeamRow): ReactNode {
  if (people === 1) return <StateBadge look="warn">{m.settings_one_person()}</StateBadge>;
  return people === null ? null : number(people);
}

const fte = (value: number | null) => (value === null ? null : number(value, Number.isInteger(value) ? 0 : 1));

export function TeamTable({ rows, mayChange }: Props) {
  const missing = <span className="muted">{m.settings_not_given()}</span>;
  const figure = (head: string, of: (row: Row) => ReactNode): Column<Row> => ({
    head,
    look: 'number',
    cell: (row) => of(row) ?? missing,
  });
  const columns: Column<Row>[] = [
    {
      head: m.settings_team(),
      names: true,
      cell: (row) => (
        <>
          {words(row.name)}
          {mayChange && row.note ? <span className="settings-note muted small">{row.note}</span> : null}
        </>
      ),
    },
    { head: m.settings_key(), cell: (row) => row.key },
    {
      head: m.settings_department(),
      cell: (row) => (row.departmentName ? words(row.departmentName) : <span className="muted">–</span>),
    },
    figure(m.settings_fte_formation(), (row) => fte(row.fteFormation)),
    figure(m.capacity_fte_today(), (row) => fte(row.fteToday)),
    figure(m.settings_regular_work(), regularWork),
    figure(m.settings_interchangeable(), interchangeable),
  ];
  return (
    <SettingsTable
      {...{ rows, columns, mayChange }}
      caption={m.nav_teams()}
      what={(row) => words(row.name)}
      edit={(row) => paths.team(row.id)}
      remove={(row) => paths.teamRemove(row.id)}
    />
  );
}

// What a team has and does over time, under its form: staffing, steps of regular work, its own year.
import { Link } from '~/ui/shared/navigation';
import type { StaffingRow } from '~/models/team-staffing.server';
import type { StepRow } from '~/models/team-step.server';
import { addDays } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { ButtonLink } from '../shared/button';
import { ScrollRegion } from '../shared/scroll-region';
import { dayText, hoursText, monthText, number, percent } from '../words';
import { SettingsTable } from './settings-table';
import { staffingKindText, staffingText, stepText } from './staffing-text';
import { typedNumber } from './typed-number';
import { monthNames } from './year-fields';

type Props = {
  teamId: string;
  staffing: readonly StaffingRow[];
  steps: readonly StepRow[];
  availability: readonly number[] | null;
};

export function TeamSupply({ teamId, staffing, steps, availability }: Props) {
  return (
    <>
      <section className="stack-small" aria-labelledby="staffing-title">
        <h2 id="staffing-title">{m.capacity_staffing()}</h2>
        <p className="muted small measure">{m.capacity_staffing_lead()}</p>
        {staffing.length > 0 ? <StaffingTable teamId={teamId} rows={staffing} /> : <p>{m.capacity_staffing_none()}</p>}
        <p>
          <ButtonLink to={paths.staffing(teamId, 'new')}>{m.capacity_staffing_add()}</ButtonLink>
        </p>
      </section>
      <section className="stack-small" aria-labelledby="steps-title">
        <h2 id="steps-title">{m.capacity_steps()}</h2>
        <p className="muted small measure">{m.capacity_steps_lead()}</p>
        {steps.length > 0 ? <StepTable teamId={teamId} rows={steps} /> : <p>{m.capacity_steps_none()}</p>}
        <p>
          <ButtonLink to={paths.teamStep(teamId, 'new')}>{m.capacity_step_add()}</ButtonLink>
        </p>
      </section>
      <section className="stack-small" aria-labelledby="year-title">
        <h2 id="year-title">{m.capacity_year()}</h2>
        {availability ? <YearTable values={availability} /> : <p>{m.capacity_year_follows()}</p>}
        <p>
          <ButtonLink to={paths.teamYear(teamId)}>{m.capacity_year_edit()}</ButtonLink>
        </p>
        <p>
          <Link to={paths.capacityRules()}>{m.capacity_rules()}</Link>
        </p>
      </section>
    </>
  );
}

function StaffingTable({ teamId, rows }: { teamId: string; rows: readonly StaffingRow[] }) {
  return (
    <SettingsTable
      rows={rows}
      caption={m.capacity_staffing()}
      columns={[
        { head: m.capacity_kind(), names: true, cell: ({ kind }) => staffingKindText(kind) },
        { head: m.capacity_fte(), look: 'number', cell: ({ fte }) => typedNumber(fte) },
        { head: m.capacity_from(), look: 'nowrap', cell: ({ from }) => (from ? dayText(from) : m.capacity_always()) },
        {
          head: m.capacity_last(),
          look: 'nowrap',
          cell: ({ until }) => (until ? dayText(addDays(until, -1)) : m.capacity_open_end()),
        },
        { head: m.settings_note(), cell: ({ note }) => note },
      ]}
      what={staffingText}
      edit={({ id }) => paths.staffing(teamId, id)}
      remove={({ id }) => paths.staffingRemove(teamId, id)}
      mayChange
    />
  );
}

function StepTable({ teamId, rows }: { teamId: string; rows: readonly StepRow[] }) {
  const same = <span className="muted">–</span>;
  return (
    <SettingsTable
      rows={rows}
      caption={m.capacity_steps()}
      columns={[
        { head: m.capacity_step_month(), names: true, cell: ({ from }) => monthText(from) },
        {
          head: m.settings_run_hours(),
          look: 'number',
          cell: ({ hoursMonth }) => (hoursMonth === null ? same : hoursText(hoursMonth)),
        },
        {
          head: m.settings_double_share(),
          look: 'number',
          cell: ({ doubleShare }) => (doubleShare === null ? same : percent(doubleShare)),
        },
        { head: m.settings_note(), cell: ({ note }) => note },
      ]}
      what={stepText}
      edit={({ id }) => paths.teamStep(teamId, id)}
      remove={({ id }) => paths.teamStepRemove(teamId, id)}
      mayChange
    />
  );
}

function YearTable({ values }: { values: readonly number[] }) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return (
    <>
      <ScrollRegion label={m.capacity_year_table()}>
        <table className="table">
          <caption className="visually-hidden">{m.capacity_year_table()}</caption>
          <thead>
            <tr>
              {monthNames().map((month) => (
                <th key={month} scope="col" className="number">
                  {month}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {values.map((value, at) => (
                <td key={at} className="number">
                  {number(value, 2)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </ScrollRegion>
      <p className="muted small">{m.capacity_year_mean({ mean: number(mean, 2) })}</p>
    </>
  );
}

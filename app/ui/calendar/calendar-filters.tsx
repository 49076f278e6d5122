// What is shown, as an ordinary form that asks for a new address.
import { everyone, itemStates, none } from '~/models/planning/calendar-filter';
import { itemKinds, type Label } from '~/models/planning/plan';
import { rowChoices } from '~/models/planning/year-overview';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { kindText } from '../programme/kind-words';
import { Button } from '../shared/button';
import { SelectField } from '../shared/field';
import { words } from '../words';
import { CalendarLink } from './calendar-link';
import { calendarHref, type CalendarState } from './calendar-state';
import { stateText } from './calendar-text';

export type CalendarChoices = {
  workstreams: readonly { id: string; title: Label }[];
  departments: readonly { id: string; name: Label }[];
  /** How many departments the reader follows. */
  mine: number;
};

type Props = { programmeId: string; state: CalendarState; choices: CalendarChoices; filtered: boolean };

export function CalendarFilters({ programmeId, state, choices, filtered }: Props) {
  const { view, date, rows, workstream, department, kind, status, context } = state;
  const option = (value: string, label: string) => ({ value, label });
  const departments = [
    ...(choices.mine > 0 ? [option('mine', m.calendar_mine({ count: choices.mine }))] : []),
    ...choices.departments.map(({ id, name }) => option(id, words(name))),
    option(everyone, m.calendar_every_department()),
    option(none, m.calendar_no_department()),
  ];
  const workstreams = [
    ...choices.workstreams.map(({ id, title }) => option(id, words(title))),
    option(none, m.calendar_no_workstream()),
  ];
  const all = m.calendar_all();
  return (
    // A new address gives a fresh form: what is chosen always is what is shown.
    <form key={JSON.stringify(state)} method="get" action={paths.calendar(programmeId)} className="cal-filters">
      {view === 'year' ? null : <input type="hidden" name="view" value={view} />}
      {date === null ? null : <input type="hidden" name="date" value={date} />}
      {view === 'year' ? (
        <SelectField
          name="rows"
          label={m.calendar_rows()}
          state={undefined}
          start={rows}
          options={rowChoices.map((choice) =>
            option(choice, choice === 'workstream' ? m.calendar_workstreams() : m.calendar_departments()),
          )}
        />
      ) : null}
      <SelectField
        name="workstream"
        label={m.calendar_workstream()}
        state={undefined}
        start={workstream}
        empty={all}
        options={workstreams}
      />
      <SelectField
        name="department"
        label={m.calendar_department()}
        state={undefined}
        start={department}
        empty={all}
        options={departments}
      />
      <SelectField
        name="kind"
        label={m.calendar_kind()}
        state={undefined}
        start={kind}
        empty={all}
        options={itemKinds.map((value) => option(value, kindText(value)))}
      />
      <SelectField
        name="status"
        label={m.calendar_status()}
        state={undefined}
        start={status}
        empty={all}
        options={itemStates.map((value) => option(value, stateText(value)))}
      />
      <SelectField
        name="context"
        label={m.calendar_context()}
        state={undefined}
        start={context ? '1' : '0'}
        options={[option('1', m.calendar_context_on()), option('0', m.calendar_context_off())]}
      />
      <div className="cal-filter-buttons">
        <Button>{m.calendar_show()}</Button>
        {filtered ? (
          <CalendarLink to={calendarHref(programmeId, state, cleared)}>{m.calendar_clear()}</CalendarLink>
        ) : null}
        {choices.mine > 0 && department !== 'mine' ? (
          <CalendarLink to={calendarHref(programmeId, state, { department: 'mine' })}>
            {m.calendar_only_mine({ count: choices.mine })}
          </CalendarLink>
        ) : null}
      </div>
    </form>
  );
}

const cleared: Partial<CalendarState> = { workstream: null, department: null, kind: null, status: null };

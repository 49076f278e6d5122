// Putting a gate on a border of a phase, or taking it off again.
import { Form } from '~/ui/shared/navigation';
import { phaseBorders, type Label } from '~/models/planning/plan';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, SelectField, VersionField } from '../shared/field';
import { dayText, words } from '../words';

type Props = {
  gates: readonly { id: string; title: Label; day: Day; here: boolean }[];
  start: { gate: string; place: string };
  days: { start: Day; end: Day };
  version: number;
  state: FormState;
  cancelTo: string;
};

export function PhaseGateForm({ gates, start, days, version, state, cancelTo }: Props) {
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={{ gate: m.gates_gate(), place: m.form_border() }} />
      <VersionField state={state} version={version} />
      <SelectField
        name="gate"
        label={m.gates_gate()}
        hint={m.gates_border_gate_hint()}
        state={state}
        start={start.gate}
        empty={m.gates_border_choose()}
        options={gates.map(({ id, title, day, here }) => ({
          value: id,
          label: `${words(title)} · ${dayText(day)}${here ? ` · ${m.gates_border_here()}` : ''}`,
        }))}
      />
      <SelectField
        name="place"
        label={m.form_border()}
        hint={m.form_border_hint()}
        state={state}
        start={start.place}
        options={[
          ...phaseBorders.map((border) => ({
            value: border as string,
            label: `${border === 'start' ? m.form_border_start() : m.form_border_end()} (${dayText(days[border])})`,
          })),
          { value: 'none', label: m.gates_border_none() },
        ]}
      />
      <FormButtons cancelTo={cancelTo} hint={m.consequences_first()} />
    </Form>
  );
}

// The workstreams in the order of the lanes, with buttons that change the order.
import { Form } from '~/ui/shared/navigation';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { type Column, SettingsTable } from '../settings/settings-table';
import { Button } from '../shared/button';
import { number, words } from '../words';
import { hueText } from './hue-text';
import { Icon } from '../shared/icon';

export type WorkstreamRow = { id: string; title: Label; hue: number; items: number };
type Props = { programmeId: string; rows: readonly WorkstreamRow[]; mayChange: boolean };
type OrderProps = { programmeId: string; row: WorkstreamRow; index: number; last: number };

function OrderButtons({ programmeId, row, index, last }: OrderProps) {
  const what = words(row.title);
  const step = (by: -1 | 1, label: string, disabled: boolean) => (
    <Button small look="subtle" name="position" value={String(index + by)} label={label} disabled={disabled}>
      {by < 0 ? <Icon name="arrow-up" /> : <Icon name="arrow-down" />}
    </Button>
  );
  return (
    <Form method="post" action={paths.workstreamOrder(programmeId, row.id)} className="settings-order">
      {step(-1, m.settings_move_up({ what }), index === 0)}
      {step(1, m.settings_move_down({ what }), index === last)}
    </Form>
  );
}

export function WorkstreamTable({ programmeId, rows, mayChange }: Props) {
  const last = rows.length - 1;
  const order: Column<WorkstreamRow> = {
    head: m.settings_move(),
    cell: (row, index) => <OrderButtons {...{ programmeId, row, index, last }} />,
  };
  const columns: (Column<WorkstreamRow> | null)[] = [
    { head: m.settings_order(), look: 'number', cell: (_row, index) => index + 1 },
    { head: m.settings_workstream(), names: true, cell: (row) => words(row.title) },
    {
      head: m.settings_hue(),
      cell: (row) => (
        <span className="settings-hue">
          <span className={`hue-dot hue-${row.hue}`} /> {hueText(row.hue)}
        </span>
      ),
    },
    { head: m.settings_items(), look: 'number', cell: (row) => number(row.items) },
    mayChange ? order : null,
  ];
  return (
    <SettingsTable
      {...{ rows, columns, mayChange }}
      caption={m.nav_workstreams()}
      what={(row) => words(row.title)}
      edit={(row) => paths.workstream(programmeId, row.id)}
      remove={(row) => paths.workstreamRemove(programmeId, row.id)}
    />
  );
}

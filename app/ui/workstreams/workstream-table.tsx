// The workstreams in the order of the lanes, with buttons that change the order.
import { Form, Link } from '~/ui/shared/navigation';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { number, words } from '../words';
import { hueText } from './hue-text';
import { ScrollRegion } from '../settings/scroll-region';

export type WorkstreamRow = { id: string; title: Label; hue: number; items: number };
type Props = { programmeId: string; rows: readonly WorkstreamRow[]; mayChange: boolean };

export function WorkstreamTable({ programmeId, rows, mayChange }: Props) {
  return (
    <ScrollRegion label={m.nav_workstreams()}>
      <table className="table">
        <caption className="visually-hidden">{m.nav_workstreams()}</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              {m.settings_order()}
            </th>
            <th scope="col">{m.settings_workstream()}</th>
            <th scope="col">{m.settings_hue()}</th>
            <th scope="col" className="number">
              {m.settings_items()}
            </th>
            {mayChange ? (
              <>
                <th scope="col">{m.settings_move()}</th>
                <th scope="col">{m.settings_change()}</th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const what = words(row.title);
            return (
              <tr key={row.id}>
                <td className="number">{index + 1}</td>
                <th scope="row">{what}</th>
                <td>
                  <span className="settings-hue">
                    <span className={`hue-dot hue-${row.hue}`} /> {hueText(row.hue)}
                  </span>
                </td>
                <td className="number">{number(row.items)}</td>
                {mayChange ? (
                  <>
                    <td>
                      <Form
                        method="post"
                        action={paths.workstreamOrder(programmeId, row.id)}
                        className="settings-order"
                      >
                        <Button
                          small
                          look="subtle"
                          name="position"
                          value={String(index - 1)}
                          label={m.settings_move_up({ what })}
                          disabled={index === 0}
                        >
                          <IconArrowUp aria-hidden={true} />
                        </Button>
                        <Button
                          small
                          look="subtle"
                          name="position"
                          value={String(index + 1)}
                          label={m.settings_move_down({ what })}
                          disabled={index === rows.length - 1}
                        >
                          <IconArrowDown aria-hidden={true} />
                        </Button>
                      </Form>
                    </td>
                    <td className="settings-links">
                      <Link to={paths.workstream(programmeId, row.id)} aria-label={m.settings_edit_what({ what })}>
                        {m.settings_edit()}
                      </Link>
                      <Link
                        to={paths.workstreamRemove(programmeId, row.id)}
                        aria-label={m.settings_remove_what({ what })}
                      >
                        {m.settings_remove()}
                      </Link>
                    </td>
                  </>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

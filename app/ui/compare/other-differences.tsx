// Differences of the rest of the plan: phases, and whatever else is not an item.
import type { CompareShown } from '~/compare-shown.server';
import type { What } from '~/models/planning/compare';
import type { RowCollection } from '~/models/planning/difference';
import { m } from '~/paraglide/messages.js';
import { collectionText } from '../history/collection-text';
import { ScrollRegion } from '../shared/scroll-region';
import { words } from '../words';
import { FieldList, When } from './difference-table';
import { groupText } from './group-text';
import { shiftText } from './shift-text';

const whatText = (what: What) => (what === 'changed' ? m.compare_changed() : groupText(what));

export function PhaseTable({ phases }: { phases: CompareShown['phases'] }) {
  if (phases.length === 0) return null;
  return (
    <ScrollRegion label={m.compare_phases()}>
      <table className="table">
        <caption>{m.compare_phases()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.item_phase()}</th>
            <th scope="col">{m.column_when()}</th>
            <th scope="col">{m.compare_begin()}</th>
            <th scope="col">{m.compare_end()}</th>
            <th scope="col">{m.compare_other_fields()}</th>
          </tr>
        </thead>
        <tbody>
          {phases.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {words(row.title)} {row.what === 'changed' ? null : <span className="muted">{whatText(row.what)}</span>}
              </th>
              <td>
                <When before={row.before} after={row.after} />
              </td>
              <td>{shiftText(row.start) || '–'}</td>
              <td>{shiftText(row.finish) || '–'}</td>
              <td>
                <FieldList fields={row.fields} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

export function OtherDifferences({ lines, more }: { lines: CompareShown['others']; more: number }) {
  if (lines.length === 0) return null;
  return (
    <details className="fold">
      <summary>{m.compare_rest({ count: lines.length + more })}</summary>
      <ul className="plain history-rows">
        {lines.map((line) => (
          <li key={line.key}>
            <span className="muted small">{collectionText(line.collection as RowCollection)}</span>{' '}
            {line.title ? words(line.title) : null} <span className="muted">{whatText(line.what as What)}</span>
            <FieldList fields={line.fields} />
          </li>
        ))}
        {more > 0 ? <li className="muted">{m.history_more({ count: more })}</li> : null}
      </ul>
    </details>
  );
}

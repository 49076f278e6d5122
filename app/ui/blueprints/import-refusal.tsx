// Why a blueprint was not imported: per mistake the line, the place and what would be right.
import { Link } from '~/ui/shared/navigation';
import type { BlueprintMistake } from '~/models/blueprint-file.server';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Notice } from '../shared/notice';
import { number } from '../words';
import type { Taken } from './import-fields';
import { mistakeText } from './mistake-text';
import { TableRegion } from './table-region';

type Refused = { name: string | null; mistakes: BlueprintMistake[]; more: number; taken: Taken | null };

export function ImportRefusal({ refused }: { refused: Refused }) {
  const { mistakes, more, taken } = refused;
  if (taken) {
    return (
      <Notice live tone="warn" title={m.blueprint_taken({ key: taken.key, version: String(taken.version) })}>
        <p>
          {m.blueprint_taken_text()} <Link to={paths.blueprint(taken.id)}>{m.blueprint_taken_look()}</Link>
        </p>
      </Notice>
    );
  }
  const one = mistakes[0];
  if (mistakes.length === 1 && one && one.line === null) {
    return (
      <Notice live tone="bad" title={m.blueprint_not_imported()}>
        <p>{mistakeText(one)}</p>
      </Notice>
    );
  }
  return (
    <Notice live tone="bad" title={m.blueprint_mistakes({ count: mistakes.length + more })}>
      <p>{m.blueprint_nothing_written()}</p>
      <TableRegion
        caption={m.blueprint_mistake_list()}
        columns={[
          { label: m.blueprint_line(), number: true },
          { label: m.blueprint_place() },
          { label: m.blueprint_wrong() },
        ]}
      >
        {mistakes.map((mistake, index) => (
          <tr key={index}>
            <td className="number">{mistake.line === null ? '–' : number(mistake.line)}</td>
            <td>
              {mistake.row ? <strong>{mistake.row} </strong> : null}
              <code>{mistake.path}</code>
            </td>
            <td>{mistakeText(mistake)}</td>
          </tr>
        ))}
      </TableRegion>
      {more > 0 ? <p>{m.blueprint_more_mistakes({ count: more })}</p> : null}
    </Notice>
  );
}

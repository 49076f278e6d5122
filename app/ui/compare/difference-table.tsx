// The differences of items one by one: what happened, when it was and is, and every other field that changed.
import { Link } from '~/ui/shared/navigation';
import type { ItemLineText } from '~/compare-shown.server';
import type { Interval } from '~/models/planning/interval';
import { m } from '~/paraglide/messages.js';
import { FieldChange } from '../history/detail-list';
import type { ChangedField } from '../history/field-line.server';
import { paths } from '../paths';
import { kindText } from '../programme/kind-words';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';
import { periodText, words } from '../words';
import { groupLook, groupText } from './group-text';
import { shiftText, signed } from './shift-text';

const same = (a: Interval, b: Interval) => a.from === b.from && a.until === b.until;

export function When({ before, after }: { before: Interval | null; after: Interval | null }) {
  if (before && after && same(before, after)) return <>{periodText(after)}</>;
  return (
    <>
      {before ? <del className="was nowrap">{periodText(before)}</del> : null}
      {before && after ? <span className="arrow">→</span> : null}
      {after ? <ins className="is nowrap">{periodText(after)}</ins> : null}
    </>
  );
}

/** Start and finish together when they moved alike, else one by one. */
function shiftsOf({ start, finish }: ItemLineText): string[] {
  if (start === finish) return start === 0 ? [] : [shiftText(start)];
  return [
    start === 0 ? '' : m.compare_begins({ shift: shiftText(start) }),
    finish === 0 ? '' : m.compare_ends({ shift: shiftText(finish) }),
  ].filter(Boolean);
}

export function FieldList({ fields }: { fields: readonly ChangedField[] }) {
  if (fields.length === 0) return null;
  return (
    <ul className="plain history-fields small">
      {fields.map(({ of, ...field }, index) => (
        <li key={index}>
          {of ? `${of} – ` : null}
          <FieldChange {...field} />
        </li>
      ))}
    </ul>
  );
}

function Row({ programmeId, line }: { programmeId: string; line: ItemLineText }) {
  return (
    <tr>
      <th scope="row">
        {line.what === 'removed' ? (
          <span className="compare-gone">{words(line.title)}</span>
        ) : (
          <Link to={paths.item(programmeId, line.id)}>{words(line.title)}</Link>
        )}
        <span className="muted small block">
          {[kindText(line.kind), line.key, line.workstream?.title ? words(line.workstream.title) : null]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </th>
      <td>
        <StateBadge look={groupLook(line.group)}>{groupText(line.group)}</StateBadge>
      </td>
      <td>
        <When before={line.before} after={line.after} />
        {shiftsOf(line).map((text) => (
          <span className="small block" key={text}>
            {text}
          </span>
        ))}
        {line.length === 0 ? null : (
          <span className="small block">{m.compare_length({ days: signed(line.length) })}</span>
        )}
      </td>
      <td>
        <FieldList fields={line.fields} />
      </td>
      <td className="number">{line.hours === 0 ? '–' : signed(line.hours, line.hours % 1 === 0 ? 0 : 1)}</td>
    </tr>
  );
}

export function DifferenceTable({ programmeId, lines }: { programmeId: string; lines: readonly ItemLineText[] }) {
  return (
    <ScrollRegion label={m.compare_differences()}>
      <table className="table">
        <caption className="visually-hidden">{m.compare_differences()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.column_item()}</th>
            <th scope="col">{m.history_what()}</th>
            <th scope="col">{m.column_when()}</th>
            <th scope="col">{m.compare_other_fields()}</th>
            <th scope="col" className="number">
              {m.column_hours()}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.id} {...{ programmeId, line }} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

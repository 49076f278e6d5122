// What a change did to each row, field by field: what it was, what it became, and why when the scheduler moved it.
import { Link } from '~/ui/shared/navigation';
import type { DetailField, DetailRow } from '~/models/planning/history-detail';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { fieldText, valueText } from '../plan/field-text';
import { originText } from '../plan/origin-text';
import { words } from '../words';
import { collectionText } from './collection-text';

export function FieldChange({ field, before, after }: DetailField) {
  const is = valueText(field, after);
  return (
    <>
      <span className="history-field">{fieldText(field)}</span>{' '}
      {before === null ? null : (
        <>
          <del className="was">{valueText(field, before)}</del>
          <span className="arrow">→</span>
        </>
      )}
      <ins className="is">{is}</ins>
    </>
  );
}

type Props = { programmeId: string; rows: readonly DetailRow[]; more: number; moreTo?: string };

export function DetailList({ programmeId, rows, more, moreTo }: Props) {
  return (
    <ul className="plain history-rows">
      {rows.map((row) => (
        <li key={row.collection + row.id}>
          <span className="muted small">{collectionText(row.collection)}</span>{' '}
          {row.there && row.title ? (
            <Link to={paths.item(programmeId, row.id)}>{words(row.title)}</Link>
          ) : (
            <strong>{row.title ? words(row.title) : m.name_gone()}</strong>
          )}{' '}
          {row.what === 'changed' ? null : (
            <span className="muted">{row.what === 'made' ? m.history_made() : m.history_removed()}</span>
          )}
          {row.fields.length > 0 ? (
            <ul className="plain history-fields">
              {row.fields.map((field) => (
                <li key={field.field}>
                  <FieldChange {...field} />
                </li>
              ))}
            </ul>
          ) : null}
          {row.cause ? <p className="muted small">{m.history_moved_by({ why: originText(row.cause) })}</p> : null}
        </li>
      ))}
      {more > 0 ? (
        <li>
          {moreTo ? (
            <Link to={moreTo}>{m.history_more({ count: more })}</Link>
          ) : (
            <span className="muted">{m.history_more({ count: more })}</span>
          )}
        </li>
      ) : null}
    </ul>
  );
}

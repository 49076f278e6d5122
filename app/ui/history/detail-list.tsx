// What a change did to each row, field by field: what it was, what it became, and why when the scheduler moved it.
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import type { RowText } from './entry-text.server';
import type { FieldLine } from './field-line.server';

export function FieldChange({ name, before, after }: Pick<FieldLine, 'name' | 'before' | 'after'>) {
  return (
    <>
      <span className="history-field">{name}</span>{' '}
      {before === null ? null : (
        <>
          <del className="was">{before}</del>
          <span className="arrow">→</span>
        </>
      )}
      <ins className="is">{after}</ins>
    </>
  );
}

type Props = { programmeId: string; rows: readonly RowText[]; more: number; moreTo?: string };

export function DetailList({ programmeId, rows, more, moreTo }: Props) {
  return (
    <ul className="plain history-rows">
      {rows.map((row) => (
        <li key={row.key}>
          <span className="muted small">{row.collection}</span>{' '}
          {row.there && row.title ? (
            <Link to={paths.item(programmeId, row.id)}>{row.title}</Link>
          ) : (
            <strong>{row.title ?? m.name_gone()}</strong>
          )}{' '}
          {row.mark ? <span className="muted">{row.mark}</span> : null}
          {row.fields.length > 0 ? (
            <ul className="plain history-fields">
              {row.fields.map((field) => (
                <li key={field.field}>
                  <FieldChange {...field} />
                </li>
              ))}
            </ul>
          ) : null}
          {row.cause ? <p className="muted small">{row.cause}</p> : null}
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

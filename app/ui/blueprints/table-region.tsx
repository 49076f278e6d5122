// A table that may be wider than the page: scrolls by itself, can be reached by keyboard, has a name.
import type { ReactNode } from 'react';

type Column = { label: string; number?: boolean; wide?: boolean };
type Props = { caption: string; columns: readonly Column[]; children: ReactNode };

export function TableRegion({ caption, columns, children }: Props) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={caption}>
      <table className="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, number, wide }) => (
              <th key={label} scope="col" className={number ? 'number' : wide ? 'load-column' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

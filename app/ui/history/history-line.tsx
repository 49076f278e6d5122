// What one row was and became.
import type { LineText } from './line-text.server';

export function HistoryLine({ line: { mark, dates, fields } }: { line: LineText }) {
  if (mark) return <span className="muted">{mark}</span>;
  return (
    <span>
      {dates.map(({ label, before, after }) => (
        <span className="history-dates" key={label}>
          {label} <del className="was">{before}</del>
          <span className="arrow">→</span>
          <ins className="is">{after}</ins>
        </span>
      ))}
      {fields ? <span className="muted"> {fields}</span> : null}
    </span>
  );
}

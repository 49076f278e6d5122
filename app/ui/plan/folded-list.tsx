// A list of which the end stands folded when it is long.
type Props = { lines: readonly string[]; more: { summary: string; lines: readonly string[] } | null };

function List({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line, at) => (
        <li key={at}>{line}</li>
      ))}
    </ul>
  );
}

export function FoldedList({ lines, more }: Props) {
  return (
    <>
      <List lines={lines} />
      {more ? (
        <details className="fold">
          <summary>{more.summary}</summary>
          <List lines={more.lines} />
        </details>
      ) : null}
    </>
  );
}

// What speaks against a programme, grouped: the go-live day, the order, releases, and what to check later. It never blocks.
import { m } from '~/paraglide/messages.js';
import { Notice } from '../shared/notice';
import type { WarningsText } from './warnings-text.server';

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

type Props = {
  value: WarningsText;
  /** What the warnings mean here. */
  lead: string;
};

export function Warnings({ value: { title, groups }, lead: explained }: Props) {
  if (groups.length === 0) return <Notice tone="good" title={m.programme_warn_none()} />;
  return (
    <Notice tone="warn" title={title}>
      <p className="measure">{explained}</p>
      <div className="warnings">
        {groups.map(({ title, lead, lines, more }) => (
          <div key={title} className="stack-small">
            <h3>{title}</h3>
            {lead ? <p className="measure">{lead}</p> : null}
            <Lines lines={lines} />
            {more ? (
              <details className="fold">
                <summary>{more.summary}</summary>
                <Lines lines={more.lines} />
              </details>
            ) : null}
          </div>
        ))}
      </div>
    </Notice>
  );
}

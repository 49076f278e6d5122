// What departments said in check-ins, each as a card: the four questions with their answers, when, and whether it was dealt with.
import type { ReactNode } from 'react';
import { Link } from '~/ui/shared/navigation';
import { StateBadge } from '../shared/state-badge';
import type { SaidLine, SaidText } from './check-in-parts';

/** The answers as a list of questions. */
export function SaidLines({ lines }: { lines: readonly SaidLine[] }) {
  return (
    <dl className="checkin-lines">
      {lines.map(({ question, answer, look, more }) => (
        <div key={question}>
          <dt>{question}</dt>
          <dd>
            {look ? <StateBadge look={look}>{answer}</StateBadge> : <span className="checkin-text">{answer}</span>}
            {more.map((line) => (
              <span key={line} className="checkin-text">
                {line}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Props = {
  said: readonly SaidText[];
  /** The word for an answer that asks something. */
  asksWord: string;
  /** Whether the name of the department leads to its page; not on that page itself. */
  named?: boolean;
  /** What can be done with an answer. */
  action?: (said: SaidText) => ReactNode;
};

export function SaidList({ said, asksWord, named = true, action }: Props) {
  return (
    <ul className="plain checkin-cards">
      {said.map((one) => (
        <li key={one.id} className="checkin-card">
          <div className="row">
            {named ? (
              <h3>
                <Link to={one.to}>{one.department}</Link>
              </h3>
            ) : null}
            {one.asks ? <StateBadge look="warn">{asksWord}</StateBadge> : null}
          </div>
          <p className="muted small">{one.source}</p>
          <SaidLines lines={one.lines} />
          {one.dealt ? <p className="muted small">{one.dealt}</p> : null}
          {action?.(one)}
        </li>
      ))}
    </ul>
  );
}

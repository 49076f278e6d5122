// Ambition against carrying capacity: the signal with the rule that fired, three numbers, and how they follow from the scores.
import type { Signal } from '~/models/planning/assessment/score';
import { m } from '~/paraglide/messages.js';
import { StateBadge } from '../shared/state-badge';
import type { VerdictText } from './results-text.server';

export const signalLooks: Record<Signal, 'bad' | 'warn' | 'good'> = { red: 'bad', amber: 'warn', green: 'good' };

export function Verdict({ verdict }: { verdict: VerdictText }) {
  const { signal, title, rule, tiles, sums } = verdict;
  return (
    <section className="stack-small">
      <h2>{m.assessment_verdict()}</h2>
      <p>
        <StateBadge look={signalLooks[signal]}>{title}</StateBadge>
      </p>
      <dl className="assessment-tiles">
        {tiles.map(({ name, value }) => (
          <div key={name} className="panel">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="measure">
        {sums.join(' ')} <strong>{rule}</strong>
      </p>
      {signal === 'green' ? null : (
        <>
          <h3>{m.assessment_helps()}</h3>
          <ul className="measure">
            <li>{m.assessment_helps_ambition()}</li>
            <li>{m.assessment_helps_capacity()}</li>
            <li>{m.assessment_helps_competence()}</li>
          </ul>
        </>
      )}
    </section>
  );
}

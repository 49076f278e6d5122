// The board in three figures: when it will be finished against the plan, the point of no return, how far we are.
import type { ReactNode } from 'react';
import type { Board } from '~/models/planning/cutover-board';
import { m } from '~/paraglide/messages.js';
import { number, words } from '../words';
import { clockText, lateText } from './minute-text';

function Figure({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <div>
      <dt className="figure-label">{label}</dt>
      <dd>
        <span className="figure-value">{value}</span> {children}
      </dd>
    </div>
  );
}

export function BoardSummary({ board }: { board: Board }) {
  const { lines, done, plannedFinish, expectedFinish, turning, now } = board;
  if (plannedFinish === null || expectedFinish === null) return null;
  const all = done === lines.length;
  return (
    <dl className="figures cutover-figures" data-testid="summary">
      <Figure label={all ? m.cutover_finished() : m.cutover_expected()} value={clockText(expectedFinish)}>
        {lateText(expectedFinish - plannedFinish)} ({clockText(plannedFinish)})
      </Figure>
      {turning ? (
        <Figure label={m.cutover_point()} value={clockText(turning.expected)}>
          <strong>{turning.passed ? m.cutover_point_passed() : m.cutover_point_ahead()}</strong>{' '}
          <span className="muted">{words(turning.title)}</span>
        </Figure>
      ) : null}
      <Figure
        label={m.cutover_progress()}
        value={m.cutover_progress_value({ done: number(done), all: number(lines.length) })}
      >
        {all ? null : <span className="muted">{m.cutover_now({ now: clockText(now) })}</span>}
      </Figure>
    </dl>
  );
}

// Another go-live day in one sentence, what speaks against it, and how many items of each workstream go along.
import type { GoLiveOutcome } from '~/models/planning/go-live-outcome';
import { m } from '~/paraglide/messages.js';
import { Warnings } from '../programmes/warnings';
import type { WarningsText } from '../programmes/warnings-text.server';
import { ScrollRegion } from '../shared/scroll-region';
import { dayLong, number, words } from '../words';
import { distanceText } from './distance-text';

/** What moving go-live comes down to, with what speaks against it in words. */
export type ToldOutcome = Omit<GoLiveOutcome, 'warnings'> & { warnings: WarningsText };

export function OutcomeView({ outcome }: { outcome: ToldOutcome }) {
  const { was, goLive, moved, streams, warnings } = outcome;
  const total = (what: 'stays' | 'past') => streams.reduce((sum, row) => sum + row[what], 0);
  return (
    <section className="stack" aria-labelledby="outcome-title" data-testid="outcome">
      <h2 id="outcome-title">{m.golive_outcome_title()}</h2>
      <p className="golive-sentence">
        {m.golive_outcome({ was: dayLong(was), goLive: dayLong(goLive), distance: distanceText(was, goLive) })}{' '}
        {m.golive_outcome_items({ moved: number(moved), stays: number(total('stays')), past: number(total('past')) })}
      </p>
      <Warnings value={warnings} lead={m.golive_warn_lead()} />
      <ScrollRegion label={m.golive_streams()}>
        <table className="table golive-streams">
          <caption>{m.golive_streams()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.item_workstream()}</th>
              <th scope="col" className="number">
                {m.golive_moved()}
              </th>
              <th scope="col" className="number">
                {m.golive_stays()}
              </th>
              <th scope="col" className="number">
                {m.golive_past()}
              </th>
            </tr>
          </thead>
          <tbody>
            {streams.map((row) => (
              <tr key={row.id ?? ''}>
                <th scope="row">
                  <span className={row.hue === null ? undefined : `hue-edge hue-${row.hue}`}>
                    {row.title ? words(row.title) : m.golive_no_stream()}
                  </span>
                </th>
                <td className="number">{number(row.moved)}</td>
                <td className="number">{number(row.stays)}</td>
                <td className="number">{number(row.past)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

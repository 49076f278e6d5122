// What adopting a baseline does to the promises: per milestone, the promised day before and after.
import type { PromiseChange } from '~/models/planning/promise-changes';
import { m } from '~/paraglide/messages.js';
import { shiftText } from '../compare/shift-text';
import { ScrollRegion } from '../shared/scroll-region';
import { dayText, words } from '../words';

type Props = { changes: readonly PromiseChange[]; kept: number };

function shift({ before, after, workDays }: PromiseChange): string {
  if (before === null) return m.promise_new();
  if (after === null) return m.promise_gone();
  return shiftText(workDays) || m.promise_same_working_day();
}

export function PromiseTable({ changes, kept }: Props) {
  return (
    <section className="stack-small" aria-labelledby="promises">
      <h2 id="promises">{m.promise_title()}</h2>
      <p>
        {changes.length === 0 ? m.promise_none_change() : m.promise_change({ count: changes.length })}{' '}
        {kept > 0 ? m.promise_kept({ count: kept }) : null}
      </p>
      {changes.length > 0 ? (
        <ScrollRegion label={m.promise_title()}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{m.promise_moment()}</th>
                <th scope="col">{m.promise_was()}</th>
                <th scope="col">{m.promise_becomes()}</th>
                <th scope="col">{m.promise_difference()}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((row) => (
                <tr key={row.itemId}>
                  <th scope="row">{words(row.title)}</th>
                  <td>{row.before ? dayText(row.before) : '–'}</td>
                  <td>{row.after ? dayText(row.after) : '–'}</td>
                  <td>{shift(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
    </section>
  );
}

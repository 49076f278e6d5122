// Candidate weeks beside each other: a strip of peak load, and a table whose heads sort it.
import type { Day } from '~/models/planning/day';
import type { CandidateOrder, LoadPeak, TooEarly, Verdict } from '~/models/planning/go-live-candidates';
import { m } from '~/paraglide/messages.js';
import { Link } from '~/ui/shared/navigation';
import { paths } from '../paths';
import { ButtonLink } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { Page } from '../shared/page';
import { dayLong, dayText, number, percent, words } from '../words';
import type { CandidateLine } from './candidate-line.server';
import { CandidateRow } from './candidate-row';
import { PeakStrip } from './peak-strip';

type Props = {
  programmeId: string;
  goLive: Day;
  planned: { over: number; peak: LoadPeak | null };
  mayShift: boolean;
  order: CandidateOrder;
  /** In the order of the calendar, for the strip. */
  weeks: readonly { goLive: Day; peak: number | null; verdict: Verdict }[];
  /** The weeks to which the plan cannot move at all, in one line. */
  tooEarly: TooEarly | null;
  rows: readonly CandidateLine[];
};

export function ComparePage({ programmeId, goLive, planned, mayShift, order, weeks, tooEarly, rows }: Props) {
  const back = paths.goLive(programmeId);
  const crumbs = [{ label: m.golive_title(), to: back }];
  const head = (name: CandidateOrder, label: string, number = false) => (
    <th
      scope="col"
      className={number ? 'number' : undefined}
      aria-sort={order === name ? (name === 'week' ? 'ascending' : 'other') : undefined}
    >
      <Link to={paths.goLiveCompare(programmeId, { sort: name === 'week' ? null : name })} preventScrollReset>
        {label}
        {order === name ? <span aria-hidden="true"> ↓</span> : null}
      </Link>
    </th>
  );
  const early = tooEarly ? <EarlyRow {...tooEarly} /> : null;
  if (weeks.length === 0) {
    return (
      <Page title={m.golive_compare_title()} crumbs={crumbs}>
        <EmptyState action={<ButtonLink to={paths.cutover(programmeId)}>{m.cutover_title()}</ButtonLink>}>
          {m.golive_compare_passed({ day: dayLong(goLive) })}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={m.golive_compare_title()} lead={m.golive_compare_lead()} crumbs={crumbs}>
      <p>
        {m.golive_compare_now({ day: dayText(goLive), over: number(planned.over) })}{' '}
        {planned.peak
          ? m.golive_compare_peak({ team: words(planned.peak.title), ratio: percent(planned.peak.ratio) })
          : m.golive_compare_unknown()}
      </p>
      <figure className="peak-figure">
        <figcaption className="small muted">{m.golive_strip_caption()}</figcaption>
        <PeakStrip weeks={weeks} planned={goLive} />
      </figure>
      <div className="golive-table" tabIndex={0} role="region" aria-label={m.golive_compare_title()}>
        <table className="table">
          <caption className="visually-hidden">{m.golive_compare_title()}</caption>
          <thead>
            <tr>
              {head('week', m.golive_column_day())}
              {head('verdict', m.golive_column_verdict())}
              <th scope="col">{m.golive_column_why()}</th>
              <th scope="col">{m.golive_column_periods()}</th>
              {head('peak', m.golive_column_peak(), true)}
              {head('over', m.golive_column_over(), true)}
            </tr>
          </thead>
          <tbody>
            {order === 'week' ? early : null}
            {rows.map((row) => (
              <CandidateRow key={row.goLive} {...{ programmeId, row, mayShift }} />
            ))}
            {order === 'week' ? null : early}
          </tbody>
        </table>
      </div>
    </Page>
  );
}

/** Nothing can be chosen in these weeks, so they take one row. */
function EarlyRow({ count, from, last, earliest }: TooEarly) {
  return (
    <tr>
      <td colSpan={6} className="muted">
        {m.golive_too_early({ count, from: dayText(from), last: dayText(last), earliest: dayText(earliest) })}
      </td>
    </tr>
  );
}

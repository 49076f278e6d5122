// What differs in one sentence, then per workstream in numbers.
import { Link } from '~/ui/shared/navigation';
import type { Comparison } from '~/models/planning/compare';
import type { Totals } from '~/models/planning/compare-totals';
import { changeGroups } from '~/models/planning/compare-view';
import { m } from '~/paraglide/messages.js';
import { ScrollRegion } from '../shared/scroll-region';
import { dayText, words } from '../words';
import { groupText } from './group-text';
import { shiftWords, signed } from './shift-text';

/** `12 onderdelen later, 3 eerder, …` with only what is there. */
export function sentenceOf({ added, removed, later, earlier, otherwise, days }: Totals): string {
  const parts = [
    later > 0 ? m.compare_n_later({ count: later }) : '',
    earlier > 0 ? m.compare_n_earlier({ count: earlier }) : '',
    added > 0 ? m.compare_n_added({ count: added }) : '',
    removed > 0 ? m.compare_n_removed({ count: removed }) : '',
    otherwise > 0 ? m.compare_n_otherwise({ count: otherwise }) : '',
  ].filter(Boolean);
  if (parts.length === 0) return m.compare_no_item_differs();
  const told = m.compare_items({ parts: parts.join(', ') });
  return days !== 0 ? `${told} ${m.compare_sum({ shift: shiftWords(days) })}` : told;
}

type Summary = Pick<Comparison, 'goLive' | 'totals' | 'workstreams'>;

export function CompareSentence({ goLive, totals }: Omit<Summary, 'workstreams'>) {
  return (
    <p className="compare-sentence">
      {sentenceOf(totals)}{' '}
      {goLive
        ? m.compare_go_live({
            before: dayText(goLive.before),
            after: dayText(goLive.after),
            shift: shiftWords(goLive.workDays),
          })
        : m.compare_go_live_stays()}
    </p>
  );
}

type Props = Summary & { link: (workstream: string) => string };

export function WorkstreamTable({ workstreams, totals, link }: Props) {
  return (
    <ScrollRegion label={m.compare_per_workstream()}>
      <table className="table compare-totals">
        <caption>{m.compare_per_workstream()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.item_workstream()}</th>
            {changeGroups.map((group) => (
              <th scope="col" className="number" key={group}>
                {groupText(group)}
              </th>
            ))}
            <th scope="col" className="number">
              {m.compare_days()}
            </th>
            <th scope="col" className="number">
              {m.column_hours()}
            </th>
          </tr>
        </thead>
        <tbody>
          {workstreams.map((row) => (
            <tr key={row.id ?? 'none'}>
              <th scope="row">
                <Link to={link(row.id ?? 'none')} className={row.hue === null ? undefined : `hue-${row.hue} hue-edge`}>
                  {row.title ? words(row.title) : m.compare_no_workstream()}
                </Link>
              </th>
              <Figures totals={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{m.compare_total()}</th>
            <Figures totals={totals} />
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

function Figures({ totals }: { totals: Totals }) {
  return (
    <>
      {changeGroups.map((group) => (
        <td className="number" key={group}>
          {totals[group] || '–'}
        </td>
      ))}
      <td className="number">{totals.days === 0 ? '–' : signed(totals.days)}</td>
      <td className="number">{totals.hours === 0 ? '–' : signed(totals.hours, totals.hours % 1 === 0 ? 0 : 1)}</td>
    </>
  );
}

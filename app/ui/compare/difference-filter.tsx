// Which differences the table shows: a link for each kind with its number.
import { Link } from '~/ui/shared/navigation';
import type { Totals } from '~/models/planning/compare-totals';
import { type ChangeGroup, changeGroups } from '~/models/planning/compare-view';
import { m } from '~/paraglide/messages.js';
import { groupText } from './group-text';

type Props = { totals: Totals; chosen: ChangeGroup | null; link: (what: ChangeGroup | null) => string };

export function DifferenceFilter({ totals, chosen, link }: Props) {
  const there = changeGroups.filter((group) => totals[group] > 0 || group === chosen);
  const all = changeGroups.reduce((sum, group) => sum + totals[group], 0);
  const option = (group: ChangeGroup | null, text: string, count: number) => (
    <Link key={text} to={link(group)} aria-current={group === chosen ? 'true' : undefined} preventScrollReset>
      {text} <span>({count})</span>
    </Link>
  );
  return (
    <nav className="segments compare-filter no-print" aria-label={m.compare_show()}>
      {option(null, m.compare_all(), all)}
      {there.map((group) => option(group, groupText(group), totals[group]))}
    </nav>
  );
}

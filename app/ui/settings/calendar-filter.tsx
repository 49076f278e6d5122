// Which year and which sort of periods the calendar page shows; the choice is in the address.
import { Form, Link } from '~/ui/shared/navigation';
import { type PeriodSort, periodSorts } from '~/models/planning/working-calendar';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { sortText } from '../programme/kind-words';
import { Button } from '../shared/button';

export function CalendarFilter({ year, sort }: { year: number; sort: PeriodSort | null }) {
  const years = [-2, -1, 0, 1, 2, 3].map((step) => year + step);
  return (
    <div className="toolbar">
      <nav className="segments" aria-label={m.settings_year()}>
        {years.map((value) => (
          <Link
            key={value}
            to={paths.workingCalendar({ year: value, sort })}
            aria-current={value === year ? 'page' : undefined}
          >
            {value}
          </Link>
        ))}
      </nav>
      <Form method="get" action={paths.workingCalendar()} className="row">
        <input type="hidden" name="year" value={year} />
        <label htmlFor="calendar-sort">{m.settings_period_sort()}</label>
        <select
          id="calendar-sort"
          name="sort"
          key={sort ?? ''}
          defaultValue={sort ?? ''}
          className="utrecht-select utrecht-select--html-select settings-filter"
        >
          <option value="">{m.settings_all_sorts()}</option>
          {periodSorts.map((value) => (
            <option key={value} value={value}>
              {sortText(value)}
            </option>
          ))}
        </select>
        <Button small>{m.settings_filter()}</Button>
      </Form>
    </div>
  );
}

// The public holidays of one year and what each means for work.
import type { HolidayRow } from '~/models/planning/calendar-year';
import { m } from '~/paraglide/messages.js';
import { holidayText } from '../programme/kind-words';
import { dayShort } from '../words';

const meanings = {
  free: m.settings_holiday_free,
  weekend: m.settings_holiday_weekend,
  worked: m.settings_holiday_worked,
};

export function HolidayTable({ rows, year }: { rows: readonly HolidayRow[]; year: number }) {
  return (
    <div className="scroll-x">
      <table className="table">
        <caption className="visually-hidden">{m.settings_holidays_of({ year: String(year) })}</caption>
        <thead>
          <tr>
            <th scope="col">{m.settings_day()}</th>
            <th scope="col">{m.settings_holiday()}</th>
            <th scope="col">{m.settings_period_kind()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={row.means === 'free' ? undefined : 'muted'}>
              <td className="nowrap">{dayShort(row.day)}</td>
              <th scope="row">{holidayText(row.key)}</th>
              <td>{meanings[row.means]()}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

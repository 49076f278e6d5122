// One month of one row: how many run, how many end, the hours asked as a number and as a bar; leads to that month's list.
import type { YearCell as Cell } from '~/models/planning/year-overview';
import { m } from '~/paraglide/messages.js';
import { number } from '../words';
import { CalendarLink } from './calendar-link';

type Props = { cell: Cell; most: number; to: string; of: string; now: boolean };

/** Tint 0–4: nothing, then quarters of the busiest cell. */
export function tintOf(hours: number, most: number): number {
  return hours <= 0 || most <= 0 ? 0 : Math.min(4, Math.ceil((hours / most) * 4));
}

export function YearCell({ cell, most, to, of, now }: Props) {
  const className = `year-td tint-${tintOf(cell.hours, most)}${now ? ' year-now' : ''}`;
  if (cell.active === 0 && cell.hours === 0) {
    return (
      <td className={className}>
        <span className="year-none" aria-label={m.calendar_cell_none()} role="img">
          ·
        </span>
      </td>
    );
  }
  return (
    <td className={className}>
      <CalendarLink className="year-cell" to={to}>
        <span className="visually-hidden">{of}: </span>
        <YearFigures cell={cell} most={most} />
      </CalendarLink>
    </td>
  );
}

export function YearFigures({ cell, most }: { cell: Cell; most: number }) {
  return (
    <>
      <span className="year-count">
        {number(cell.active)}
        <span className="visually-hidden"> {m.calendar_cell_active()} </span>
      </span>
      {cell.landing > 0 ? (
        <span className="year-landing">
          <svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
            <path d="M0 5h7M4.5 2 7.5 5l-3 3M9 1v8" />
          </svg>
          {number(cell.landing)}
          <span className="visually-hidden"> {m.calendar_cell_landing()} </span>
        </span>
      ) : null}
      <span className="year-hours">{m.hours_short({ hours: number(cell.hours) })}</span>
      {most > 0 ? (
        <svg className="year-bar" width="100%" height="4" aria-hidden="true">
          <rect width={`${Math.round((cell.hours / most) * 1000) / 10}%`} height="4" rx="1" />
        </svg>
      ) : null}
    </>
  );
}

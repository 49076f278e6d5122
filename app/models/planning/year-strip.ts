// The periods of twelve months as one strip over equally wide months: bands in lanes, so that no name covers another.
import { type CalendarPeriod, shortName } from './calendar-period';
import { addMonths, type Day, daysBetween, firstOfMonth, monthOf, yearOf } from './day';

export type StripBand = {
  period: CalendarPeriod;
  /** Percent of the strip. */
  at: number;
  width: number;
  lane: number;
  /** Where the name begins or ends, percent: in the band when it fits, else beside it; null for a public holiday. */
  name: { at: number; anchor: 'start' | 'end' } | null;
};

export type YearStrip = { bands: StripBand[]; lanes: number; goLive: number | null; today: number | null };

/** Context of a few days is left to the month and the list: twelve months have no room for it. */
const shortestContext = 7;

/** Percent of the strip that one letter of a name takes on a laptop screen. */
const letter = 0.78;
const round = (value: number) => Math.round(value * 100) / 100;

/** Percent at which a day begins; every month is a twelfth, whatever its length. */
export function placeInYear(first: Day, day: Day): number {
  const month = (yearOf(day) - yearOf(first)) * 12 + monthOf(day) - monthOf(first);
  const start = firstOfMonth(day);
  const share = daysBetween(start, day) / daysBetween(start, addMonths(start, 1));
  return round(((month + share) / 12) * 100);
}

/** What stops or empties the municipality apart from what is good to know. */
export function yearStrips(first: Day, periods: readonly CalendarPeriod[], goLive: Day, today: Day) {
  const context = periods.filter(
    ({ look, from, until }) => look === 'context' && daysBetween(from, until) >= shortestContext,
  );
  const main = periods.filter(({ look }) => look !== 'context');
  return { main: yearStrip(first, main, goLive, today), context: yearStrip(first, context, goLive, today) };
}

/** First come, first lane: a band moves down a lane when it or its name would touch another. */
export function yearStrip(first: Day, periods: readonly CalendarPeriod[], goLive: Day, today: Day): YearStrip {
  const until = addMonths(first, 12);
  const within = (day: Day) => (day >= first && day < until ? placeInYear(first, day) : null);
  const ends: number[] = [];
  const topLane = periods.some(({ name }) => typeof name === 'string') ? 1 : 0;
  const bands = periods.map((period): StripBand => {
    const at = Math.max(0, placeInYear(first, period.from));
    const end = Math.min(100, period.until >= until ? 100 : placeInYear(first, period.until));
    const width = round(Math.max(end - at, 0.2));
    if (typeof period.name === 'string') return { period, at, width, lane: 0, name: null };
    const { nl, en } = period.name;
    const length = Math.max(shortName(nl).length, shortName(en ?? nl).length) * letter + 0.8;
    // In the band, else after it, else over its end, else before it.
    const after = length > width && end + length <= 100;
    const start = after ? end : at;
    const fits = length <= width || start + length <= 100;
    const [left, right] = fits ? [at, Math.max(end, start + length)] : [at - length, end];
    // Public holidays have no room for a name and keep the top lane to themselves.
    let lane = topLane;
    while ((ends[lane] ?? -Infinity) > left) lane++;
    ends[lane] = right + 0.4;
    return { period, at, width, lane, name: { at: round(fits ? start : at), anchor: fits ? 'start' : 'end' } };
  });
  const lanes = bands.reduce((most, band) => Math.max(most, band.lane + 1), 0);
  return { bands, lanes, goLive: within(goLive), today: within(today) };
}

// Dutch or English words, day and number notation. Computed the same on the server and in the browser, without Intl.
import { type Day, daysBetween, isoWeek, monthOf, weekday, weeksFrom, yearOf } from '~/models/planning/day';
import type { Interval } from '~/models/planning/interval';
import { lastDay } from '~/models/planning/interval';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { getLocale } from '~/paraglide/runtime.js';

/** The words in the reader's language; Dutch where nobody wrote English. */
export function words(label: Label): string {
  return getLocale() === 'en' && label.en ? label.en : label.nl;
}

/** A text with the unit it is in; a unit that has brackets of its own gets none around it. */
export function withUnit(text: string, unit: Label): string {
  const said = words(unit);
  return said.includes('(') ? `${text}, ${said}` : `${text} (${said})`;
}

const list = (text: string) => text.split(' ');

/** `16 nov 2026`. */
export function dayText(day: Day): string {
  return `${Number(day.slice(8, 10))} ${list(m.months_short())[monthOf(day) - 1]} ${yearOf(day)}`;
}

/** `ma 16 nov`. */
export function dayShort(day: Day): string {
  return `${list(m.weekdays_short())[weekday(day) - 1]} ${Number(day.slice(8, 10))} ${list(m.months_short())[monthOf(day) - 1]}`;
}

/** `maandag 16 november 2026`. */
export function dayLong(day: Day): string {
  const name = list(m.weekdays_long())[weekday(day) - 1];
  return `${name} ${Number(day.slice(8, 10))} ${list(m.months_long())[monthOf(day) - 1]} ${yearOf(day)}`;
}

/** `november 2026`. */
export function monthText(day: Day): string {
  return `${list(m.months_long())[monthOf(day) - 1]} ${yearOf(day)}`;
}

/** `nov`. */
export function monthShort(day: Day): string {
  return list(m.months_short())[monthOf(day) - 1]!;
}

/** `16 nov 2026 t/m 4 dec 2026`; one day for a moment. */
export function periodText(interval: Interval): string {
  const last = lastDay(interval);
  if (last === interval.from) return dayText(interval.from);
  return m.period_through({ from: dayText(interval.from), last: dayText(last) });
}

/** `G+31`, `G-2`, `G`: whole weeks from go-live. */
export function fromGoLive(goLive: Day, day: Day): string {
  const weeks = weeksFrom(goLive, day);
  return weeks === 0 ? 'G' : weeks > 0 ? `G+${weeks}` : `G−${-weeks}`;
}

/** `ma 16 nov · wk 47 · G+31`. */
export function dayWithWeek(goLive: Day, day: Day): string {
  return m.day_with_week({ day: dayShort(day), week: isoWeek(day).week, distance: fromGoLive(goLive, day) });
}

/** `nog 6 weken tot livegang`, `32 weken na livegang`. */
export function countdown(goLive: Day, today: Day): string {
  const days = daysBetween(today, goLive);
  if (days === 0) return m.go_live_today();
  const weeks = Math.floor(Math.abs(days) / 7);
  if (days > 0) return weeks === 0 ? m.days_to_go_live({ count: days }) : m.weeks_to_go_live({ count: weeks });
  return weeks === 0 ? m.days_after_go_live({ count: -days }) : m.weeks_after_go_live({ count: weeks });
}

/** `1.250,5` in Dutch, `1,250.5` in English. */
export function number(value: number, decimals = 0): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.') as [string, string | undefined];
  const [thousands, point] = getLocale() === 'nl' ? ['.', ','] : [',', '.'];
  const grouped = whole.length < 4 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return `${value < 0 && Number(value.toFixed(decimals)) !== 0 ? '−' : ''}${grouped}${fraction ? point + fraction : ''}`;
}

/** `96 %` from 0.96. */
export function percent(ratio: number): string {
  return `${number(ratio * 100)} %`;
}

/** A load ratio; null: work is asked while nobody is there. */
export function shareText(ratio: number | null): string {
  return ratio === null ? m.capacity_nobody() : percent(ratio);
}

/** `120 u`. */
export function hoursText(hours: number): string {
  return m.hours_short({ hours: number(hours, hours % 1 === 0 ? 0 : 1) });
}

/** Date and time of an ISO timestamp in Amsterdam: `16 nov 2026, 14:05`. The timestamp comes as UTC. */
export function momentText(local: { day: Day; time: string }): string {
  return `${dayText(local.day)}, ${local.time}`;
}

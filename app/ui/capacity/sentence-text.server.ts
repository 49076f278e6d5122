// The sentence about a team that is asked too much: how much, made up of what, because of which items, and what helps.
import type { Lever, Levers } from '~/models/planning/capacity/levers';
import type { SentenceFacts } from '~/models/planning/capacity/sentence-facts';
import { addDays, addMonths, type Day, yearOf } from '~/models/planning/day';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { dayText, hoursText, monthShort, number, percent, words } from '../words';

const rounded = (hours: number) => hoursText(Math.round(hours));

/** `dec 2026–feb 2027`, `jan–mrt 2027`. */
export function monthsText(from: Day, until: Day): string {
  const last = addMonths(until, -1);
  const begin = yearOf(from) === yearOf(last) ? monthShort(from) : `${monthShort(from)} ${yearOf(from)}`;
  return `${begin}–${monthShort(last)} ${yearOf(last)}`;
}

/** What a lever is, without what it does. */
export function leverText(lever: Lever): string {
  switch (lever.kind) {
    case 'move':
      return m.capacity_lever_move({ title: words(lever.item.title), count: lever.weeks });
    case 'drop':
      return m.capacity_lever_drop({ title: words(lever.item.title) });
    case 'substitution':
      return m.capacity_lever_substitution({ day: dayText(lever.on) });
    case 'hire': {
      const { fte, from, until } = lever.staffing;
      return m.capacity_lever_hire({ fte: number(fte, 1), from: dayText(from), last: dayText(addDays(until, -1)) });
    }
  }
}

/** The whole, in the pattern of the domain study 4.7; without the levers when none help. */
export function loadSentence(team: Label, facts: SentenceFacts, { levers }: Levers): string {
  const { from, until, average, limit, regular, double, calendar, others, switching, capacity, causes } = facts;
  const parts = [m.capacity_part_regular({ hours: rounded(regular) })];
  if (double >= 0.5) parts.push(m.capacity_part_double({ hours: rounded(double) }));
  parts.push(
    others >= 0.5
      ? m.capacity_part_calendar_others({ hours: rounded(calendar), others: rounded(others) })
      : m.capacity_part_calendar({ hours: rounded(calendar) }),
  );
  if (switching >= 0.5) parts.push(m.capacity_part_switching({ hours: rounded(switching) }));
  const says = [
    m.capacity_says({
      ...{ team: words(team), months: monthsText(from, until), average: percent(average), limit: percent(limit) },
    }),
    m.capacity_made_of({ parts: parts.join(', '), capacity: rounded(capacity) }),
  ];
  if (causes.length > 0) {
    says.push(m.capacity_causes({ titles: causes.map(({ item }) => words(item.title)).join(', ') }));
  }
  if (average > limit && levers.length > 0) {
    const helps = levers.map((lever) =>
      m.capacity_lever_to({ what: leverText(lever), after: percent(lever.after.average ?? 0) }),
    );
    says.push(m.capacity_helps({ levers: helps.join('; ') }));
  }
  return says.join(' ');
}

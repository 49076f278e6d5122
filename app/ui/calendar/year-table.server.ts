// The year overview as text: twelve months across, workstreams or departments down, what lies over it on top, totals below.
import { everyone } from '~/models/planning/calendar-filter';
import { type Day, yearOf } from '~/models/planning/day';
import type { TeamOverLimit } from '~/models/planning/month-limits';
import type { YearMoment, YearOverview, YearRow } from '~/models/planning/year-overview';
import type { YearStrip } from '~/models/planning/year-strip';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { kindText } from '../programme/kind-words';
import { type Markup, markup } from '../shared/markup';
import { dayText, fromGoLive, monthShort, monthText, number, shareText, words } from '../words';
import { calendarHref, type CalendarState } from './calendar-state';
import { isSameMonth, stateText } from './calendar-text';
import { kindSign } from './kind-sign.server';
import { yearCell, yearFigures } from './year-cell.server';
import { yearStrip } from './year-strip.server';

export type YearTableFacts = {
  programmeId: string;
  state: CalendarState;
  overview: YearOverview;
  strips: { main: YearStrip; context: YearStrip };
  limits: readonly TeamOverLimit[][];
  today: Day;
  goLive: Day;
  title: string;
};

type Href = (changes: Partial<CalendarState>) => string;

function monthFlag(month: Day, today: Day, goLive: Day): Markup {
  const flags: Markup[] = [];
  if (isSameMonth(month, goLive)) flags.push(markup`<b class="cal-flag cal-flag-g">G ${Number(goLive.slice(8))}</b>`);
  if (isSameMonth(month, today)) {
    const text = m.calendar_today_on({ day: Number(today.slice(8)) });
    flags.push(markup`<b class="cal-flag cal-flag-today">${text}</b>`);
  }
  return markup`<small>${flags.length > 0 ? flags : fromGoLive(goLive, month)}</small>`;
}

function head({ overview: { months }, state, today, goLive }: YearTableFacts, href: Href): Markup {
  const cells = months.map(
    (month) =>
      markup`<th scope="col" class="year-month${isSameMonth(month, today) ? ' year-now' : ''}"><a href="${href({ view: 'month', date: month })}" title="${monthText(month)}" data-keep="">${monthShort(month)}<span class="visually-hidden"> ${yearOf(month)}</span></a>${monthFlag(month, today, goLive)}</th>`,
  );
  const rows = state.rows === 'workstream' ? m.calendar_workstream() : m.calendar_department();
  return markup`<thead><tr><th scope="col" class="year-corner">${rows}</th>${cells}<th scope="col" class="year-month year-total">${m.calendar_total()}</th></tr></thead>`;
}

/** A milestone or gate as a diamond with the day of the month; a link that says its name. */
function moment({ id, kind, title, day, state }: YearMoment, programmeId: string): Markup {
  const text = `${kindText(kind)}: ${words(title)}, ${dayText(day)} (${stateText(state)})`;
  return markup`<li><a class="year-moment is-${state}" href="${paths.item(programmeId, id)}" aria-label="${text}" title="${text}" data-keep="">${kindSign(kind)}${Number(day.slice(8))}</a></li>`;
}

const nowOf = (month: Day | undefined, today: Day) =>
  month && isSameMonth(month, today) ? markup` class="year-now"` : null;

function stripRow(title: string, strip: YearStrip, small: boolean): Markup {
  return markup`<tr><th scope="row">${title}</th><td colspan="12" class="year-strip-cell">${yearStrip(strip, small)}</td><td class="year-total"></td></tr>`;
}

function above({ programmeId, overview, strips, today }: YearTableFacts): Markup {
  const { months, moments } = overview;
  const cells = months.map((month, at) => {
    const list = (moments[at] ?? []).map((one) => moment(one, programmeId));
    return markup`<td${nowOf(month, today)}><ul class="year-moments">${list}</ul></td>`;
  });
  const context = strips.context.lanes > 0 ? stripRow(m.calendar_context(), strips.context, true) : null;
  return markup`<tbody class="year-over"><tr><th scope="row">${m.calendar_moments()}</th>${cells}<td class="year-total number">${number(moments.flat().length)}</td></tr>${stripRow(m.calendar_periods(), strips.main, false)}${context}</tbody>`;
}

const nothing = markup`<span class="year-none">·</span>`;

function row({ id, title, hue, cells, total }: YearRow, facts: YearTableFacts, href: Href): Markup {
  const { overview, state, today } = facts;
  const untitled = () =>
    id === everyone
      ? m.calendar_every_department()
      : state.rows === 'workstream'
        ? m.calendar_no_workstream()
        : m.calendar_no_department();
  const name = title ? words(title) : untitled();
  const only = state.rows === 'workstream' ? { workstream: id } : { department: id };
  const months = overview.months.map((month, at) =>
    yearCell(cells[at]!, {
      most: overview.mostHours,
      to: href({ view: 'list', date: month, ...only }),
      of: `${name}, ${monthText(month)}`,
      now: isSameMonth(month, today),
    }),
  );
  const edge = hue === null ? null : markup` class="hue-edge hue-${hue}"`;
  const sum = total.active > 0 ? yearFigures(total, 0) : nothing;
  return markup`<tr><th scope="row"${edge}><a href="${href(only)}" data-keep="">${name}</a></th>${months}<td class="year-total year-td">${sum}</td></tr>`;
}

function limitsOf(teams: readonly TeamOverLimit[]): Markup {
  const [first] = teams;
  if (!first) return nothing;
  const all = teams.map((team) => `${words(team.title)} ${shareText(team.ratio)}`).join(', ');
  const more = teams.length > 1 ? markup`<small>${m.calendar_limits_more({ count: teams.length - 1 })}</small>` : null;
  return markup`<span class="year-limit" title="${all}"><svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true"><path d="M5 1 9.5 9h-9Z"/></svg><b>${first.key}</b> ${shareText(first.ratio)}${more}<span class="visually-hidden">${all}</span></span>`;
}

function foot({ overview: { months, totals, total }, limits, today }: YearTableFacts): Markup {
  const most = Math.max(0, ...totals.map((cell) => cell.hours));
  const now = (at: number) => (months[at] && isSameMonth(months[at], today) ? ' year-now' : '');
  const sums = totals.map((cell, at) => markup`<td class="year-td${now(at)}">${yearFigures(cell, most)}</td>`);
  const over = limits.map((teams, at) => markup`<td${nowOf(months[at], today)}>${limitsOf(teams)}</td>`);
  return markup`<tfoot><tr><th scope="row">${m.calendar_total()}</th>${sums}<td class="year-total year-td">${yearFigures(total, 0)}</td></tr><tr class="year-limits"><th scope="row">${m.calendar_limits()}</th>${over}<td class="year-total"></td></tr></tfoot>`;
}

/** What stands inside the table element. */
export function yearTable(facts: YearTableFacts): Markup {
  const { programmeId, state, overview, title } = facts;
  const href: Href = (changes) => calendarHref(programmeId, state, changes);
  const caption =
    state.rows === 'workstream'
      ? m.calendar_year_caption_workstream({ title })
      : m.calendar_year_caption_department({ title });
  const rows = overview.rows.map((one) => row(one, facts, href));
  return markup`<caption class="visually-hidden">${caption}</caption>${head(facts, href)}${above(facts)}<tbody>${rows}</tbody>${foot(facts)}`;
}

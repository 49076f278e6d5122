// A department's page of change load as text: what is coming with both words, its months, its hours, what collides.
import { fewest } from '~/models/planning/adoption/disclosure';
import type { HeatSpan } from '~/models/planning/capacity/heat-map';
import type { BurdenRow } from '~/models/planning/change-load/burden';
import type { Collision } from '~/models/planning/change-load/collisions';
import type { ComingItem } from '~/models/planning/change-load/department-view';
import type { ImpactWord } from '~/models/planning/change-load/impact';
import { fullest, type PointRow } from '~/models/planning/change-load/heat';
import type { Day } from '~/models/planning/day';
import type { Plan } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { type Markup, markup } from '../shared/markup';
import { monthText, number, periodText, words } from '../words';
import { aspectsText, impactText, pointSigns, pointStateText, pointsText } from './impact-text.server';
import { collisionsText, departmentWord, scrolling, weekHours } from './lists-text.server';

type Asked = {
  plan: Plan;
  departmentId: string;
  row: PointRow;
  burden: { row: BurdenRow; spans: readonly HeatSpan[] };
  coming: readonly ComingItem[];
  /** What the department said itself, by item. */
  words: ReadonlyMap<string, Pick<ImpactWord, 'aspects' | 'remark'>>;
  collisions: readonly Collision[];
  nameOf: (id: string) => string;
  maySay: boolean;
  mayChange: boolean;
  today: Day;
};

/** How full this month is, and which month is fullest. */
export function departmentSummary(row: PointRow): string {
  const [now] = row.cells;
  if (!now) return '';
  const most = fullest([row])!.cell;
  const said = m.changeload_now({
    ...{ points: pointsText(now.points), limit: pointsText(row.limit), state: pointStateText(now.state) },
  });
  if (most.points <= now.points) return said;
  return `${said} ${m.changeload_peak({ month: monthText(most.month), points: pointsText(most.points) })}`;
}

/** The sentence and the subjects that were said, under the level. */
function wordText(word: Pick<ImpactWord, 'aspects' | 'remark'> | undefined): Markup | null {
  if (!word) return null;
  const parts = [word.remark, Object.keys(word.aspects).length > 0 ? aspectsText(word.aspects) : ''].filter(Boolean);
  return parts.length === 0 ? null : markup`<p class="small">${parts.join(' — ')}</p>`;
}

function comingText({ plan, departmentId, coming, words: said, maySay }: Asked): Markup {
  const { id } = plan.programme;
  const rows = coming.map(({ item, project, department, spoke }) => {
    const title = words(item.title);
    const verb = spoke ? m.changeload_say_again() : m.changeload_say();
    const label = m.changeload_say_what({ verb, title });
    const to = paths.changeLoadDepartment(id, departmentId, { item: item.id });
    const say = maySay ? markup`<a class="no-print" href="${to}" aria-label="${label}">${verb}</a>` : null;
    const theirs = project === null ? m.changeload_not_asked() : impactText(project);
    return markup`<li><div><a href="${paths.item(id, item.id)}">${title}</a> <span class="muted small nowrap">${periodText({ from: item.start, until: item.until })}</span><dl class="small"><div><dt>${m.changeload_project()}</dt><dd>${theirs}</dd></div><div><dt>${m.changeload_own_word()}</dt><dd>${departmentWord(project, department)}</dd></div></dl>${wordText(said.get(item.id))}</div>${say}</li>`;
  });
  return coming.length === 0
    ? markup`<p>${m.changeload_coming_none()}</p>`
    : markup`<ul class="plain cl-coming">${rows}</ul>`;
}

function monthsText({ row, burden }: Asked): Markup {
  const hidden = burden.row.people === null;
  const rows = row.cells.map(({ month, points, state }, at) => {
    const cell = burden.row.cells[at];
    const perWeek = cell?.perWeek ?? null;
    const over = cell?.state === 'over' ? markup` ${pointSigns.over}` : null;
    const hours = hidden ? null : markup`<td class="number">${perWeek === null ? '?' : weekHours(perWeek)}${over}</td>`;
    return markup`<tr><th scope="row">${monthText(month)}</th><td class="number cl-${state}">${pointsText(points)}</td><td>${pointSigns[state]} ${pointStateText(state)}</td>${hours}</tr>`;
  });
  const hoursHead = hidden ? null : markup`<th scope="col" class="number">${m.changeload_burden()}</th>`;
  return markup`<caption class="visually-hidden">${m.changeload_months_table()}</caption><thead><tr><th scope="col">${m.changeload_month()}</th><th scope="col" class="number">${m.changeload_points()}</th><th scope="col">${m.changeload_state()}</th>${hoursHead}</tr></thead><tbody>${rows}</tbody>`;
}

function limitsLine({ row, burden }: Asked): string {
  const points = m.changeload_limit_of({ limit: pointsText(row.limit) });
  const { people, limit, cells } = burden.row;
  if (people === null) return `${points} · ${m.changeload_burden()}: ${m.changeload_burden_hidden()} (< ${fewest})`;
  if (cells[0]?.state === 'unknown') return `${points} · ${m.changeload_burden_unknown()}`;
  const hours = m.changeload_burden_limit({ hours: weekHours(limit) });
  return `${points} · ${m.changeload_burden_people({ count: number(people) })}, ${hours}`;
}

function section(id: string, title: string, ...parts: (Markup | null)[]): Markup {
  return markup`<section class="stack-small" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${parts.filter((part) => part !== null)}</section>`;
}

/** Everything beneath the form; in the language of the request. */
export function departmentBody(asked: Asked): string {
  const { plan, collisions, nameOf, mayChange } = asked;
  const table = { programmeId: plan.programme.id, departments: null, nameOf, mayChange };
  const months = m.changeload_months_table();
  const collide = m.changeload_collisions();
  return [
    section('komt', m.changeload_coming(), comingText(asked)),
    section(
      'maanden',
      months,
      markup`<p class="muted small">${limitsLine(asked)}</p>`,
      scrolling(months, monthsText(asked)),
    ),
    section(
      'botsingen',
      collide,
      collisions.length === 0
        ? markup`<p>${m.changeload_collisions_none()}</p>`
        : scrolling(collide, collisionsText(collisions, table)),
    ),
  ]
    .map(({ text }) => text)
    .join('');
}

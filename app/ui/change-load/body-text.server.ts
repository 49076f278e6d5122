// Everything below the filter of the page of change load, as one text: the table, what is behind a cell, differences, hours, collisions.
import type { AskedChangeLoad } from '~/asked-change-load.server';
import { fewest } from '~/models/planning/adoption/disclosure';
import { ofDepartments } from '~/models/planning/change-load/burden';
import { changeLoadParams, type ChangeLoadSearch } from '~/models/planning/change-load/change-load-search';
import { itemsBehind, pointState } from '~/models/planning/change-load/load';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { type Markup, markup } from '../shared/markup';
import { hoursText, monthText } from '../words';
import { burdenText } from './burden-text.server';
import { behindId, changeHeatText } from './heat-text.server';
import { pointStateText, pointsText } from './impact-text.server';
import { behindText, collisionsText, differencesText, scrolling, weekHours } from './lists-text.server';

type Asked = AskedChangeLoad & {
  search: ChangeLoadSearch;
  today: Day;
  nameOf: (id: string) => string;
  /** What departments added to their word, by item and department. */
  remarkOf: (itemId: string, departmentId: string) => string;
  mayChange: boolean;
};

/** Of a long list of collisions the first are shown. */
const foldedFrom = 12;
const listed = 8;

const ids = { differences: 'verschillen', burden: 'uren', collisions: 'botsingen' } as const;

function section(id: string, title: string, ...parts: (Markup | null)[]): Markup {
  return markup`<section class="stack-small" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${parts.filter((part) => part !== null)}</section>`;
}

const lead = (text: string) => markup`<p class="muted small measure">${text}</p>`;

function heatTable(label: string, table: Markup): Markup {
  return markup`<div class="scroll-x lm-scroll" role="region" tabindex="0" aria-label="${label}"><table class="table lm-table cl-table">${table}</table></div>`;
}

function jump({ plans: [plan], search, today, differences, collisions }: Asked): Markup {
  const here = paths.changeLoad(plan.programme.id, changeLoadParams(search, today));
  const links = [
    [ids.differences, `${m.changeload_differences()} (${differences.length})`],
    [ids.burden, m.changeload_burden()],
    [ids.collisions, `${m.changeload_collisions()} (${collisions.length})`],
  ] as const;
  return markup`<nav class="no-print" aria-label="${m.changeload_jump()}"><ul class="plain row">${links.map(([id, text]) => markup`<li><a href="${here}#${id}">${text}</a></li>`)}</ul></nav>`;
}

function behind({ plans, rows, search, nameOf }: Asked): Markup | null {
  const { cell, source } = search;
  const row = cell && rows.find(({ id }) => id === cell.id);
  if (!cell || !row) return null;
  const [plan] = plans;
  const items = itemsBehind(plans, { ...cell, source });
  const points = items.reduce((sum, item) => sum + item.points, 0);
  const title = m.changeload_behind({ department: nameOf(cell.id), month: monthText(cell.month) });
  if (items.length === 0) return section(behindId, title, markup`<p>${m.changeload_behind_none()}</p>`);
  const total = m.changeload_behind_total({
    ...{ points: pointsText(points), limit: pointsText(row.limit) },
    state: pointStateText(pointState(points, row.limit)),
  });
  return section(
    behindId,
    title,
    markup`<p>${total}</p>`,
    scrolling(title, behindText(items, plan.programme.id, title)),
  );
}

function differences({ plans: [plan], differences: found, nameOf, remarkOf }: Asked): Markup {
  const title = m.changeload_differences();
  if (found.length === 0) return section(ids.differences, title, markup`<p>${m.changeload_differences_none()}</p>`);
  const rows = found.map((row) => ({ ...row, remark: remarkOf(row.of.item.id, row.of.departmentId) }));
  const table = differencesText(rows, plan.programme.id, nameOf);
  return section(ids.differences, title, lead(m.changeload_differences_lead()), scrolling(title, table));
}

function burden({
  plans: [plan],
  burden: { rows, undivided },
  spans,
  search,
  nameOf,
  rows: tree,
  today,
}: Asked): Markup {
  const title = m.changeload_burden();
  if (ofDepartments(plan).length === 0) {
    return section(ids.burden, title, markup`<p class="measure">${m.changeload_burden_no_team()}</p>`);
  }
  const depth = new Map(tree.map((row) => [row.id, row.depth]));
  const table = burdenText({ rows, spans, per: search.per, nameOf, depthOf: (id) => depth.get(id) ?? 0, today });
  return section(
    ids.burden,
    title,
    lead(m.changeload_burden_lead({ hours: weekHours(plan.changeLoad.hoursPerWeek) })),
    heatTable(m.changeload_burden_table(), table),
    lead(m.changeload_burden_note({ fewest: String(fewest) })),
    undivided > 0 ? lead(m.changeload_burden_undivided({ hours: hoursText(Math.round(undivided)) })) : null,
  );
}

function collisions({ plans: [plan], collisions: found, nameOf, mayChange }: Asked): Markup {
  const title = m.changeload_collisions();
  const asked = {
    programmeId: plan.programme.id,
    departments: plan.departments.map(({ id }) => id),
    nameOf,
    mayChange,
  };
  const rest = found.length > foldedFrom ? found.slice(listed) : [];
  const shown = found.slice(0, found.length - rest.length);
  return section(
    ids.collisions,
    title,
    lead(m.changeload_collisions_lead()),
    found.length === 0
      ? markup`<p>${m.changeload_collisions_none()}</p>`
      : scrolling(title, collisionsText(shown, asked)),
    rest.length > 0
      ? markup`<details class="fold"><summary>${m.changeload_collisions_more({ count: rest.length })}</summary>${scrolling(title, collisionsText(rest, asked))}</details>`
      : null,
  );
}

/** In the language of the request. */
export function changeLoadBody(asked: Asked): string {
  const { plans, rows, search, nameOf, today } = asked;
  const [plan] = plans;
  const { low, medium, high } = plan.changeLoad.weights;
  const counts = m.changeload_counts({ low: pointsText(low), medium: pointsText(medium), high: pointsText(high) });
  const table = changeHeatText({ programmeId: plan.programme.id, search, rows, nameOf, today });
  const heat = section(
    'per-maand',
    m.changeload_heat_title(),
    heatTable(m.changeload_heat(), table),
    lead(`${m.changeload_legend()} ${counts}`),
  );
  return [jump(asked), heat, behind(asked), differences(asked), burden(asked), collisions(asked)]
    .map((part) => part?.text ?? '')
    .join('');
}

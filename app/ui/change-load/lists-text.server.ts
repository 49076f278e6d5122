// What is behind a cell, where project and department differ, and what collides: tables of text, in the language of the request.
import type { CollidingItem, Collision } from '~/models/planning/change-load/collisions';
import { releaseDay } from '~/models/planning/change-load/collisions';
import type { Difference } from '~/models/planning/change-load/differences';
import type { ItemBehind } from '~/models/planning/change-load/load';
import { isApart } from '~/models/planning/change-load/impact';
import { isFrozen, type Item, type Plan } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { type Markup, markup } from '../shared/markup';
import { dayText, number, periodText, words } from '../words';
import { impactText, pointsText } from './impact-text.server';

/** A table that scrolls by itself where it is too wide. */
export function scrolling(label: string, table: Markup): Markup {
  return markup`<div class="scroll-x" role="group" tabindex="0" aria-label="${label}"><table class="table cl-list">${table}</table></div>`;
}

/** The item, and of another programme its name. */
function itemLink(plan: Plan, item: Item, programmeId: string): Markup {
  const { id, name } = plan.programme;
  const other = id === programmeId ? null : markup` <span class="muted small">${name}</span>`;
  return markup`<a href="${paths.item(id, item.id)}">${words(item.title)}</a>${other}`;
}

const periodOf = ({ start, until }: Item) => periodText({ from: start, until });

/** Two words on one item: what the department says, and a sign and words where they are apart. */
export function departmentWord(project: number | null, department: number | null): Markup {
  if (department === null) return markup`<span class="muted">${m.changeload_not_said()}</span>`;
  const apart = isApart(project, department)
    ? markup` <b class="cl-apart">${m.changeload_apart_sign({ words: m.changeload_apart() })}</b>`
    : null;
  return markup`${impactText(department)}${apart}`;
}

const projectWord = (project: number | null): Markup =>
  project === null ? markup`<span class="muted">${m.changeload_not_asked()}</span>` : markup`${impactText(project)}`;

const heads = (...texts: string[]) => texts.map((text) => markup`<th scope="col">${text}</th>`);

/** Caption, head and rows of what is at work in a month. */
export function behindText(rows: readonly ItemBehind[], programmeId: string, title: string): Markup {
  const body = rows.map(
    ({ plan, item, project, department, points }) =>
      markup`<tr><th scope="row">${itemLink(plan, item, programmeId)}</th><td class="nowrap">${periodOf(item)}</td><td>${projectWord(project)}</td><td>${departmentWord(project, department)}</td><td class="number">${pointsText(points)}</td></tr>`,
  );
  return markup`<caption class="visually-hidden">${title}</caption><thead><tr>${heads(m.changeload_item(), m.changeload_when(), m.changeload_project(), m.changeload_own_word())}<th scope="col" class="number">${m.changeload_points()}</th></tr></thead><tbody>${body}</tbody>`;
}

type DifferenceRow = { plan: Plan; of: Difference; remark: string };

/** Caption, head and rows of what is not seen alike; the department leads to where it says how heavy it is. */
export function differencesText(
  rows: readonly DifferenceRow[],
  programmeId: string,
  nameOf: (id: string) => string,
): Markup {
  const body = rows.map(({ plan, of, remark }) => {
    const to = paths.changeLoadDepartment(plan.programme.id, of.departmentId, { item: of.item.id });
    return markup`<tr><th scope="row">${itemLink(plan, of.item, programmeId)}</th><td class="nowrap">${periodOf(of.item)}</td><td><a href="${to}">${nameOf(of.departmentId)}</a></td><td>${projectWord(of.project)}</td><td>${impactText(of.department)}</td><td>${remark}</td></tr>`;
  });
  return markup`<caption class="visually-hidden">${m.changeload_differences()}</caption><thead><tr>${heads(m.changeload_item(), m.changeload_when(), m.changeload_department(), m.changeload_project(), m.changeload_own_word(), m.changeload_remark())}</tr></thead><tbody>${body}</tbody>`;
}

type CollisionsAsked = {
  programmeId: string;
  /** All departments there are; null leaves the column out. */
  departments: readonly string[] | null;
  nameOf: (id: string) => string;
  mayChange: boolean;
};

function apartText({ kind, days }: Collision): string {
  if (kind === 'activity') return m.changeload_collision_weeks({ count: Math.round(days / 7) });
  return days === 0 ? m.changeload_collision_same_day() : m.changeload_collision_days({ count: days });
}

function whenOf({ plan, item }: CollidingItem, { kind }: Collision): string {
  const day = kind === 'release' ? releaseDay(plan, item) : null;
  return day ? m.changeload_live_on({ day: dayText(day) }) : periodOf(item);
}

/** What can still be moved: the later of the two, else the earlier. */
function moveLink(row: Collision): Markup {
  const movable = [...row.items].reverse().find(({ item }) => !isFrozen(item));
  if (!movable) return markup``;
  const { plan, item } = movable;
  const said = m.changeload_collision_move_what({ title: words(item.title) });
  return markup`<a class="no-print" href="${paths.itemMove(plan.programme.id, item.id)}" aria-label="${said}" title="${said}">${m.changeload_collision_move()}</a>`;
}

/** By name, with a dot between: names have commas of their own. Of nearly all only those that are left out. */
function whoText(ids: readonly string[], all: readonly string[], nameOf: (id: string) => string): string {
  const others = all.filter((id) => !ids.includes(id));
  if (others.length === 0) return m.changeload_collision_all();
  if (others.length < ids.length && others.length <= 3) {
    return m.changeload_collision_all_but({ names: others.map(nameOf).join(' · ') });
  }
  return ids.map(nameOf).join(' · ');
}

/** Caption, head and rows of what collides. */
export function collisionsText(rows: readonly Collision[], asked: CollisionsAsked): Markup {
  const { programmeId, departments, nameOf, mayChange } = asked;
  const names = (ids: readonly string[]) => whoText(ids, departments ?? [], nameOf);
  const body = rows.map((row) => {
    const kind = row.kind === 'release' ? m.changeload_collision_release() : m.changeload_collision_activity();
    const items = row.items.map(
      (one) =>
        markup`<li>${itemLink(one.plan, one.item, programmeId)} <span class="muted small">${whenOf(one, row)}</span></li>`,
    );
    const who = departments === null ? null : markup`<td>${names(row.departmentIds)}</td>`;
    const move = mayChange ? markup`<td>${moveLink(row)}</td>` : null;
    return markup`<tr><th scope="row">${kind}<span class="muted small cl-under">${apartText(row)}</span></th><td><ul class="plain">${items}</ul></td>${who}${move}</tr>`;
  });
  const who = departments === null ? [] : [m.changeload_collision_departments()];
  const move = mayChange
    ? markup`<th scope="col" class="no-print"><span class="visually-hidden">${m.changeload_collision_move()}</span></th>`
    : null;
  return markup`<caption class="visually-hidden">${m.changeload_collisions()}</caption><thead><tr>${heads(m.changeload_collision_what(), m.changeload_item(), ...who)}${move}</tr></thead><tbody>${body}</tbody>`;
}

/** Hours with at most two decimals. */
export const weekHours = (hours: number): string => number(hours, hours >= 10 ? 0 : hours >= 1 ? 1 : 2);

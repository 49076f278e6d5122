// The roll-out per department as text: what concerns it, how far that is, and when; for a phone and for one department.
import { isLate, isLive, rolloutLists, type RolloutMatrix } from '~/models/planning/adoption/rollout';
import { rolloutParams, type RolloutSearch } from '~/models/planning/adoption/rollout-search';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { paths, search as addressOf } from '../paths';
import { type Markup, markup } from '../shared/markup';
import { dayText, words } from '../words';
import { liveText, rolloutKindText, stageLooks, stageText } from './stage-text';

type Asked = { programmeId: string; matrix: RolloutMatrix; search: RolloutSearch; today: Day };
type List = ReturnType<typeof rolloutLists>[number];

const totalsOf = ({ total }: List): Markup =>
  total.late === 0
    ? markup`${liveText(total)}`
    : markup`${liveText(total)} · <b class="ro-alert">${m.rollout_total_late({ count: total.late })}</b>`;

/** Departments with their totals, each a link to its list. */
export function rolloutIndexText({ programmeId, matrix, search }: Asked): string {
  const lines = rolloutLists(matrix).map((list) => {
    const to = paths.rollout(programmeId, rolloutParams(search, { departments: [list.unit.id], view: 'list' }));
    return markup`<li><a href="${to}">${words(list.unit.name)}</a><span class="muted">${totalsOf(list)}</span></li>`;
  });
  return markup`${lines}`.text;
}

/** Per department a heading and a table of three columns. */
export function rolloutListsText(asked: Asked): string {
  return markup`${rolloutLists(asked.matrix).map((list) => listOf(list, asked))}`.text;
}

function listOf(list: List, { programmeId, search, today }: Asked): Markup {
  const name = words(list.unit.name);
  const back = addressOf(rolloutParams(search));
  if (list.cells.length === 0) {
    return markup`<section><h2>${name}</h2><p class="muted">${m.rollout_list_none()}</p></section>`;
  }
  const rows = list.cells.map(({ subject, cell }) => {
    const late = isLate(cell, today);
    const on = isLive(cell.stage) ? cell.actualOn : cell.plannedOn;
    const day = on === null ? '–' : isLive(cell.stage) ? dayText(on) : m.rollout_planned_on({ day: dayText(on) });
    const alert = late ? markup` <b class="ro-alert">${m.rollout_late()}</b>` : null;
    const note = cell.remark === '' ? null : markup`<span class="ro-n">${cell.remark}</span>`;
    const to = paths.rolloutCell(programmeId, cell.subjectId, cell.departmentId) + back;
    return markup`<tr><th scope="row"><a href="${to}">${words(subject.name)}</a><span class="ro-n">${rolloutKindText(subject.kind)}</span>${note}</th><td><span class="ro-stage ${stageLooks[cell.stage]}">${stageText(cell.stage)}</span></td><td>${day}${alert}</td></tr>`;
  });
  return markup`<section class="stack-small"><h2>${name}</h2><p class="muted">${totalsOf(list)}</p><table class="table ro-list"><caption class="visually-hidden">${m.rollout_list_of({ department: name })}</caption><thead><tr><th scope="col">${m.rollout_subject()}</th><th scope="col">${m.rollout_stage()}</th><th scope="col">${m.rollout_day()}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

// The roll-out matrix as text: departments across, what is rolled out down, totals at both ends, a few dozen bytes a cell.
import type { RolloutCell, RolloutGroup, RolloutMatrix, RolloutTotal } from '~/models/planning/adoption/rollout';
import { isLate, isLive } from '~/models/planning/adoption/rollout';
import { rolloutParams, type RolloutSearch } from '~/models/planning/adoption/rollout-search';
import { type RolloutStage, rolloutStages } from '~/models/planning/adoption/rollout-stage';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { paths, search as addressOf } from '../paths';
import { type Markup, markup } from '../shared/markup';
import { dayText, words } from '../words';
import { liveText, rolloutKindText, stageLooks, stageText } from './stage-text';

type Asked = { programmeId: string; matrix: RolloutMatrix; search: RolloutSearch; today: Day; mayChange: boolean };

/** Made once for all cells: their words, and every day they name. */
type Shared = { stages: Record<RolloutStage, string>; day: (on: Day) => string; back: string; remark: string };

function sharedFor({ search }: Asked): Shared {
  const days = new Map<Day, string>();
  const day = (on: Day) => {
    const known = days.get(on) ?? dayText(on);
    days.set(on, known);
    return known;
  };
  const stages = Object.fromEntries(rolloutStages.map((stage) => [stage, stageText(stage)])) as Shared['stages'];
  return { stages, day, back: addressOf(rolloutParams(search)), remark: m.rollout_has_remark() };
}

/** The day that counts: when it went live, or is to go. */
function dayOf({ stage, plannedOn, actualOn }: RolloutCell, late: boolean, day: Shared['day']): string {
  if (isLive(stage)) return actualOn ? day(actualOn) : '';
  if (plannedOn === null) return '';
  return late ? m.rollout_late_since({ day: day(plannedOn) }) : m.rollout_planned_on({ day: day(plannedOn) });
}

function cellOf(cell: RolloutCell | null, today: Day, { stages, day, back, remark }: Shared): Markup {
  if (cell === null) return empty;
  const late = isLate(cell, today);
  const look = late ? `${stageLooks[cell.stage]} ro-late` : stageLooks[cell.stage];
  const on = dayOf(cell, late, day);
  const said = cell.remark === '' ? null : markup`<i>${remark}</i>`;
  return markup`<td class="${look}"><a href="${paths.rolloutCellHere(cell)}${back}">${stages[cell.stage]}${on === '' ? null : markup`<i>${on}</i>`}${said}</a></td>`;
}

const empty = markup`<td></td>`;

function totalText(total: RolloutTotal): Markup {
  const late =
    total.late === 0 ? null : markup`<b class="ro-n ro-alert">${m.rollout_total_late({ count: total.late })}</b>`;
  return markup`<span class="ro-n">${liveText(total)}</span>${late}`;
}

function bulkLink(asked: Asked, to: { subject?: string; department?: string }, label: string, text: string) {
  if (!asked.mayChange) return null;
  return markup`<a class="ro-n no-print" href="${paths.rolloutBulk(asked.programmeId, to)}" aria-label="${label}">${text}</a>`;
}

function groupOf({ kind, rows }: RolloutGroup, asked: Asked, shared: Shared): Markup {
  const { matrix, today } = asked;
  const text = m.rollout_whole_row();
  const body = rows.map(({ subject, total, cells }) => {
    const what = words(subject.name);
    const link = bulkLink(asked, { subject: subject.id }, m.rollout_whole_row_of({ what }), text);
    const tds = cells.map((cell) => cellOf(cell, today, shared));
    return markup`<tr><th scope="row">${what}${totalText(total)}${link}</th>${tds}</tr>`;
  });
  const head = markup`<tr class="ro-kind"><th scope="rowgroup">${rolloutKindText(kind)}</th><td colspan="${matrix.columns.length}"></td></tr>`;
  return markup`<tbody>${head}${body}</tbody>`;
}

/** Caption, head and groups of rows, for inside a table; in the language of the request. */
export function rolloutMatrixText(asked: Asked): string {
  const { programmeId, matrix, search } = asked;
  const text = m.rollout_whole_column();
  const heads = matrix.columns.map(({ unit, total }) => {
    const what = words(unit.name);
    const only = paths.rollout(programmeId, rolloutParams(search, { departments: [unit.id], view: 'list' }));
    const link = bulkLink(asked, { department: unit.id }, m.rollout_whole_column_of({ what }), text);
    return markup`<th scope="col"><a href="${only}">${unit.key}</a><span class="ro-n ro-name">${what}</span>${totalText(total)}${link}</th>`;
  });
  const shared = sharedFor(asked);
  const corner = markup`<th scope="col">${m.rollout_subject()}${totalText(matrix.total)}</th>`;
  return markup`<caption class="visually-hidden">${m.rollout_caption()}</caption><thead><tr>${corner}${heads}</tr></thead>${matrix.groups.map((group) => groupOf(group, asked, shared))}`
    .text;
}

// The metrics of one department as the rows of a table, as text.
import type { DepartmentAdoption } from '~/models/planning/adoption/adoption-department';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { markup } from '../shared/markup';
import { words } from '../words';
import { cellText, cellWords } from './cell-text.server';
import { levelText } from './level-text';
import { outlookCell } from './outlook-text.server';

/** Caption, head and rows. */
export function departmentTableText(programmeId: string, { department, rows }: DepartmentAdoption): string {
  const said = cellWords();
  const body = rows.map(({ metric, cell, outlook }) => {
    const to = paths.adoptionMetric(programmeId, metric.key, { department: ['total', department.id] });
    const wanted = cell.target === null ? '–' : levelText(metric, cell.target);
    const unit = metric.unit.nl === '%' ? null : markup`<span class="ad-n">${words(metric.unit)}</span>`;
    return markup`<tr><th scope="row"><a href="${to}">${words(metric.title)}</a>${unit}</th><td class="ad-cell">${cellText(metric, cell, to, said)}</td><td class="number">${wanted}</td><td>${outlookCell(metric, outlook)}</td></tr>`;
  });
  return markup`<caption class="visually-hidden">${m.adoption_department_caption()}</caption><thead><tr><th scope="col">${m.adoption_metric()}</th><th scope="col">${m.adoption_level()}</th><th scope="col" class="number">${m.adoption_target()}</th><th scope="col">${m.effects_outlook()}</th></tr></thead><tbody>${body}</tbody>`
    .text;
}

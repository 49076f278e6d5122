// The home of a department head, in words: plain and short, to be read on a phone.
import type { LateLine, ProgrammeHome } from '~/models/home.server';
import type { DepartmentStand } from '~/models/planning/adoption/adoption-department';
import { behindBy } from '~/models/planning/adoption/adoption-cell';
import type { Day } from '~/models/planning/day';
import { type ComingLine, waitsForWord } from '~/models/planning/home/department-home';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { cellText, cellWords } from '../adoption/cell-text.server';
import { levelWithUnit } from '../adoption/level-text';
import { paths } from '../paths';
import { markup } from '../shared/markup';
import { hoursText, words } from '../words';
import type { HomeBlock, HomeLine } from './home-parts';
import { block, datesText, lateLine, noted, programmeNote, stateOf } from './home-text.server';

/** Dates that still wait for a word of the department. */
export type AskedText = {
  itemId: string;
  programmeId: string;
  departmentIds: string;
  from: Day;
  until: Day;
  title: string;
  to: string;
  note: string;
  again: string | null;
  yes: string;
  no: string;
};

export type HeadText = {
  title: string;
  lead: string;
  asked: AskedText[];
  coming: HomeBlock;
  deliver: HomeBlock;
  /** Departments the reader may speak for, each with a programme: one is chosen where there are more. */
  voices: { value: string; label: string }[];
  departments: { to: string; text: string }[];
};

type Facts = {
  today: Day;
  programmes: readonly ProgrammeHome[];
  departments: readonly { id: string; name: Label }[];
  coming: readonly ComingLine[];
  late: readonly LateLine[];
};

/** Dates that are asked about at once; the rest comes when these are answered. */
const mostAsked = 6;

const hoursOf = ({ hours }: ComingLine): string =>
  hours !== null && Math.round(hours) > 0 ? m.home_asks_hours({ hours: hoursText(Math.round(hours)) }) : '';

function askedText(line: ComingLine, where: string[]): AskedText {
  const title = words(line.title);
  return {
    ...{ itemId: line.id, programmeId: line.programmeId, departmentIds: line.departmentIds.join(' ') },
    ...{ from: line.from, until: line.until, title, to: paths.item(line.programmeId, line.id) },
    note: noted(datesText(line), hoursOf(line), ...where),
    again: line.moved ? m.home_asked_again() : null,
    yes: m.home_yes_label({ what: title }),
    no: m.home_no_label({ what: title }),
  };
}

function answerOf(line: ComingLine): HomeLine['state'] {
  if (line.answer === 'confirmed') return { look: 'good', said: m.home_answer_confirmed() };
  if (line.answer === 'contested') return { look: 'warn', said: m.home_answer_contested() };
  return stateOf(line) ?? { look: 'open', said: m.home_answer_none() };
}

function leadOf(coming: readonly ComingLine[]): string {
  const count = coming.length;
  if (count === 0) return m.home_head_lead_none();
  const hours = Math.round(coming.reduce((sum, line) => sum + (line.hours ?? 0), 0));
  return hours > 0 ? m.home_head_lead({ count, hours: hoursText(hours) }) : m.home_head_lead_plain({ count });
}

export function headText({ today, programmes, departments, coming, late }: Facts): HeadText {
  const where = programmeNote(programmes);
  const waiting = coming.filter((line) => waitsForWord(line, today));
  const several = departments.length > 1;
  return {
    title: m.home_head_title({ departments: departments.map(({ name }) => words(name)).join(', ') }),
    lead: leadOf(coming),
    asked: waiting.slice(0, mostAsked).map((line) => askedText(line, where(line.programmeId))),
    coming: block({
      ...{ id: 'komt', title: m.home_coming(), none: m.home_head_lead_none(), to: null },
      all: coming,
      line: (line) => ({
        ...{ id: line.id, text: words(line.title), to: paths.item(line.programmeId, line.id) },
        note: noted(datesText(line), hoursOf(line), ...where(line.programmeId)),
        state: answerOf(line),
      }),
    }),
    deliver: block({
      ...{ id: 'aanleveren', title: m.home_deliver(), none: m.home_deliver_none() },
      all: late,
      line: (line) => lateLine(line, where(line.programmeId)),
      to: programmes[0] ? paths.figures(programmes[0].id) : null,
    }),
    voices: departments.flatMap(({ id, name }) =>
      programmes.map((one) => ({
        value: `${one.id} ${id}`,
        label: noted(several || programmes.length === 1 ? words(name) : '', ...where(one.id)),
      })),
    ),
    departments: departments.flatMap(({ id, name }) =>
      programmes
        .filter(({ measured }) => measured > 0)
        .map((one) => ({
          to: paths.adoptionDepartment(one.id, id),
          text: noted(m.home_two_all({ department: words(name) }), ...where(one.id)),
        })),
    ),
  };
}

export type FarOff = { programmeId: string; view: DepartmentStand };

/** How many figures a head is shown: two can be worked on. */
const mostFigures = 2;

/** The figures that are furthest from their target, by margins, as rows of a table; null when none is far off. */
export function farOffTable(views: readonly FarOff[]): string | null {
  const said = cellWords();
  const rows = views
    .flatMap(({ programmeId, view }) =>
      view.rows
        .filter(({ cell }) => cell.state === 'off')
        .map((row) => ({
          ...{ ...row, programmeId, department: view.department },
          margins: (behindBy(row.metric, row.cell) ?? 0) / Math.max(row.metric.margin, 1e-9),
        })),
    )
    .sort((a, b) => b.margins - a.margins)
    .slice(0, mostFigures);
  if (rows.length === 0) return null;
  const several = new Set(rows.map(({ department }) => department.id)).size > 1;
  const body = rows.map(({ metric, cell, programmeId, department }) => {
    const to = paths.adoptionMetric(programmeId, metric.key, { department: ['total', department.id] });
    const target = cell.target === null ? '–' : levelWithUnit(metric, cell.target);
    const name = several ? `${words(department.name)}: ${words(metric.title)}` : words(metric.title);
    return markup`<tr><th scope="row"><a href="${to}">${name}</a></th><td class="ad-cell">${cellText(metric, cell, to, said)}</td><td class="number">${target}</td></tr>`;
  });
  return markup`<caption class="visually-hidden">${m.home_two_caption()}</caption><thead><tr><th scope="col">${m.adoption_metric()}</th><th scope="col">${m.adoption_level()}</th><th scope="col" class="number">${m.adoption_target()}</th></tr></thead><tbody>${body}</tbody>`
    .text;
}

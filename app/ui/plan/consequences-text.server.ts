// What a change would do, in words: the sentences and the rows that are shown before it is saved.
import { type Consequences, listLimit } from '~/models/planning/consequences';
import { slipCodes } from '~/models/planning/slip';
import { m } from '~/paraglide/messages.js';
import { pointsText } from '../change-load/impact-text.server';
import { kindText } from '../programme/kind-words';
import { dayText, monthText, number, percent, periodText, words } from '../words';
import { originText } from './origin-text.server';
import { slipCodeText } from './slip-code';

/** Of a long list the first few are shown; so is a long table only when it is asked for. */
const pointsShown = 5;
const foldedFrom = 8;
const rowsShown = 40;

type Tone = 'info' | 'warn' | 'bad';

/** What does not fit stands folded in `more`, under its `summary`. */
type Folded = { lines: string[]; more: { summary: string; lines: string[] } | null };
/** A list under a heading. */
type Points = Folded & { title: string; tone: Tone };

export type ConsequencesText = {
  /** How many items move; `moved.rows` lists at most `listLimit` of them. */
  movedCount: number;
  /** `12 onderdelen verschuiven`, and how many of them are gates. */
  summary: string;
  gates: string | null;
  points: Points[];
  phases: { title: string; before: string; after: string }[];
  /** `fold`: the table is long and stands folded under this. `more`: how many are not in it. */
  moved: { fold: string | null; rows: MovedRow[]; more: string | null };
  /** Promises that would be broken; saving asks why. */
  slip: { title: string; lead: string; lines: string[]; codes: { value: string; label: string }[] } | null;
  /** Teams and departments that would go over their limit; saving asks why. */
  overload: (Folded & { title: string; lead: string }) | null;
};

export type MovedRow = { itemId: string; title: string; kind: string; before: string; after: string; why: string };

function folded(lines: string[]): Folded {
  if (lines.length <= foldedFrom) return { lines, more: null };
  const rest = lines.slice(pointsShown);
  return { lines: lines.slice(0, pointsShown), more: { summary: m.golive_more({ count: rest.length }), lines: rest } };
}

function points(title: string, tone: Tone, lines: string[]): Points[] {
  return lines.length === 0 ? [] : [{ title, tone, ...folded(lines) }];
}

function heldBack(rows: Consequences['heldBack']): Points[] {
  const days = ({ asked, got }: (typeof rows)[number]) => ({ asked: dayText(asked), got: dayText(got) });
  const [row, ...more] = rows;
  if (row && more.length === 0) return points(m.consequence_held_back(days(row)), 'warn', [originText(row.origin)]);
  const line = (held: (typeof rows)[number]) =>
    `${m.bulk_held_back_line({ title: words(held.title), ...days(held) })} ${originText(held.origin)}`;
  return points(m.bulk_held_back(), 'warn', rows.map(line));
}

type OverLimits = Pick<Consequences, 'load' | 'changeLoad'>;

function loadLine({ team, before, after, limit, formerLimit, month }: OverLimits['load'][number]): string {
  const at = { team: words(team), month: monthText(month) };
  if (after === null) return m.consequence_load_nobody(at);
  const now = { ...at, after: percent(after), limit: percent(limit) };
  if (before === null) return m.consequence_load_known(now);
  const line = { ...now, before: percent(before) };
  if (formerLimit === undefined) return m.consequence_load_line(line);
  return m.consequence_load_limit_line({ ...line, formerLimit: percent(formerLimit) });
}

function changeLine({ department, month, before, after, ...limits }: OverLimits['changeLoad'][number]): string {
  const line = {
    department: department === null ? m.changeload_everybody() : words(department),
    ...{ month: monthText(month), before: pointsText(before), after: pointsText(after) },
    limit: pointsText(limits.limit),
  };
  if (limits.formerLimit === undefined) return m.changeload_consequence_line(line);
  return m.changeload_consequence_limit_line({ ...line, formerLimit: pointsText(limits.formerLimit) });
}

function overloadOf({ load, changeLoad }: OverLimits): ConsequencesText['overload'] {
  const all = [
    ...load.filter(({ crossed }) => crossed).map(loadLine),
    ...changeLoad.filter(({ crossed }) => crossed).map(changeLine),
  ];
  return all.length === 0 ? null : { title: m.overload_title(), lead: m.overload_lead(), ...folded(all) };
}

/** Those that were over before and go further. */
const furtherOver = ({ load, changeLoad }: OverLimits): Points[] => [
  ...points(m.consequence_load(), 'bad', load.filter(({ crossed }) => !crossed).map(loadLine)),
  ...points(m.changeload_consequence(), 'bad', changeLoad.filter(({ crossed }) => !crossed).map(changeLine)),
];

/** Teams and departments over their limit, in the language of the request. */
export const overLimitsText = (over: OverLimits): Pick<ConsequencesText, 'points' | 'overload'> => ({
  points: furtherOver(over),
  overload: overloadOf(over),
});

function pointsOf(value: Consequences): Points[] {
  return [
    ...heldBack(value.heldBack),
    ...furtherOver(value),
    ...points(
      m.consequence_deadlines(),
      'bad',
      value.deadlines.map(({ title, last, deadline }) =>
        m.consequence_deadline_line({ title: words(title), last: dayText(last), deadline: dayText(deadline) }),
      ),
    ),
    ...points(
      m.consequence_freezes(),
      'warn',
      value.freezes.map((row) =>
        m.consequence_freeze_line({ title: words(row.title), period: words(row.period), dates: periodText(row) }),
      ),
    ),
    ...points(
      m.consequence_broken_links(),
      'warn',
      value.brokenLinks.map(({ from, to }) => m.consequence_broken_link_line({ from: words(from), to: words(to) })),
    ),
    ...points(
      m.consequence_outside_phase(),
      'warn',
      value.outsidePhase.map(({ title, phase }) =>
        m.consequence_outside_phase_line({ title: words(title), phase: words(phase) }),
      ),
    ),
    ...points(
      m.stays_title(),
      'info',
      value.stays.map(({ title, at }) => m.stays_line({ title: words(title), dates: periodText(at) })),
    ),
  ];
}

function slipOf({ slips, withdrawn, promisedIn }: Consequences): ConsequencesText['slip'] {
  if (slips.length === 0 && withdrawn.length === 0) return null;
  return {
    title: slips.length > 0 ? m.slip_title() : m.slip_withdrawn_title(),
    lead: m.slip_lead({ name: promisedIn ?? '' }),
    lines: [
      ...slips.map((row) =>
        m.slip_line({
          title: words(row.title),
          promised: dayText(row.promised),
          before: dayText(row.before),
          after: dayText(row.after),
          days: number(row.workDays),
        }),
      ),
      ...withdrawn.map(({ title, promised }) =>
        m.slip_withdrawn_line({ title: words(title), promised: dayText(promised) }),
      ),
    ],
    codes: slipCodes.map((code) => ({ value: code, label: slipCodeText(code) })),
  };
}

/** In the language of the request. */
export function consequencesText(value: Consequences): ConsequencesText {
  const { movedCount, gateCount } = value;
  return {
    movedCount,
    summary: m.consequence_moved({ count: movedCount }),
    gates: gateCount > 0 ? m.consequence_gates({ count: gateCount }) : null,
    points: pointsOf(value),
    phases: value.phases.map((row) => ({
      title: words(row.title),
      before: periodText(row.before),
      after: periodText(row.after),
    })),
    moved: {
      fold: value.moved.length > rowsShown ? m.golive_all_moved({ count: movedCount }) : null,
      rows: value.moved.map((row) => ({
        itemId: row.itemId,
        title: words(row.title),
        kind: kindText(row.kind),
        before: periodText(row.before),
        after: periodText(row.after),
        why: row.followed ? originText(row.origin) : m.consequence_asked(),
      })),
      more: movedCount > listLimit ? m.consequence_more({ count: movedCount - listLimit }) : null,
    },
    slip: slipOf(value),
    overload: overloadOf(value),
  };
}

// Before and after measures as rows of a table, in the language of the request.
import type { Signal } from '~/models/planning/assessment/score';
import type { Compared, Comparison, Turn } from '~/models/planning/capacity/comparison';
import type { Weighed } from '~/models/planning/capacity/measure';
import type { Measured } from '~/models/planning/capacity/measures';
import { type Standing, unansweredTeams } from '~/models/planning/capacity/standing';
import type { Plan } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { bandText } from '../standing/index-chart-text.server';
import { checkRow, driverText } from '../standing/standing-text.server';
import { hoursText, number, percent, periodText, words } from '../words';

type Look = 'good' | 'warn' | 'bad' | 'open';
export type ComparisonRow = {
  id: string;
  what: string;
  /** Part of the row above it. */
  part: boolean;
  before: string;
  after: string;
  difference: string;
  look: Look;
  turn: string;
};
export type ComparisonText = {
  period: string;
  groups: { title: string; rows: ComparisonRow[] }[];
  verdict: {
    tone: 'good' | 'info' | 'warn';
    title: string;
    lines: string[];
    /** Rules that are not green yet; null where that is not the point. */
    left: { title: string; rules: string[] } | null;
    worse: string[];
  };
  notes: string[];
};

const turns: Record<Turn, { look: Look; text: () => string }> = {
  better: { look: 'good', text: m.measures_turn_better },
  worse: { look: 'bad', text: m.measures_turn_worse },
  same: { look: 'open', text: m.measures_turn_same },
  unknown: { look: 'open', text: m.measures_turn_unknown },
};
const turnText = (turn: Turn) => ({ look: turns[turn].look, turn: turns[turn].text() });

const shown: Record<Compared['of'], (value: number) => string> = {
  quarter: percent,
  shortage: (value) => hoursText(Math.round(value)),
  coverage: percent,
  capacity: (value) => number(value, 2),
  gap: (value) => number(value, 2),
  index: (value) => number(Math.round(value)),
  points: (value) => number(Math.round(value)),
};

function differenceText({ of, difference }: Pick<Compared, 'of' | 'difference'>): string {
  if (difference === null) return m.measures_difference_none();
  if (difference === 0) return '0';
  const sign = difference > 0 ? '+' : '';
  // A difference of percentages is counted in points.
  if (of === 'quarter' || of === 'coverage') {
    return m.measures_difference_points({ difference: sign + number(difference * 100) });
  }
  return sign + shown[of](difference);
}

type Named = (teamId: string | null) => string;

/** What there is to compare: not what is known on neither side, nor teams for which nothing changes and that stop nothing. */
function toldRows(rows: readonly Compared[], plan: Plan): Compared[] {
  const stays = (teamId: string) =>
    rows.every((row) => !('teamId' in row) || row.teamId !== teamId || row.turn === 'same' || row.turn === 'unknown');
  const pivotal = new Set(plan.capacity.teams.filter((team) => team.pivotal).map(({ id }) => id));
  return rows.filter(
    (row) =>
      (row.before !== null || row.after !== null) &&
      (!('teamId' in row) || pivotal.has(row.teamId) || !stays(row.teamId)),
  );
}

function nameOf(row: Compared, team: Named): string {
  switch (row.of) {
    case 'quarter':
      return m.measures_row_quarter({ team: team(row.teamId) });
    case 'shortage':
      return m.measures_row_shortage({ team: team(row.teamId) });
    case 'coverage':
      return m.measures_row_coverage();
    case 'capacity':
      return m.measures_row_capacity();
    case 'gap':
      return m.measures_row_gap();
    case 'index':
      return m.measures_row_index();
    case 'points':
      return m.measures_row_points({ driver: driverText(row.driver).toLowerCase() });
  }
}

function rowText(row: Compared, team: Named): ComparisonRow {
  const value = (one: number | null) => (one === null ? '–' : shown[row.of](one));
  return {
    id: `${row.of} ${'teamId' in row ? row.teamId : 'driver' in row ? row.driver : ''}`,
    ...{ what: nameOf(row, team), part: row.of === 'points', before: value(row.before), after: value(row.after) },
    ...{ difference: differenceText(row), ...turnText(row.turn) },
  };
}

const said = (id: string, what: string, before: string, after: string, turn: Turn): ComparisonRow => ({
  ...{ id, what, part: false, before, after, difference: '', ...turnText(turn) },
});

const isOf =
  (...of: Compared['of'][]) =>
  (row: Compared) =>
    of.includes(row.of);

function teamNames(plan: Plan): Named {
  const titles = new Map(plan.capacity.teams.map(({ id, title }) => [id, words(title)]));
  return (teamId) => titles.get(teamId ?? '') ?? '–';
}

const signals = { red: m.standing_signal_red, amber: m.standing_signal_amber, green: m.standing_signal_green } as const;

function groupsOf(comparison: Comparison, plan: Plan, team: Named): ComparisonText['groups'] {
  const { checks, signal, band } = comparison;
  const programmeId = plan.programme.id;
  const rows = toldRows(comparison.rows, plan);
  const group = (title: string, some: readonly Compared[]) => ({ title, rows: some.map((row) => rowText(row, team)) });
  const bandOr = (of: typeof band.before) => (of === null ? '–' : bandText(of));
  const signalOr = (of: typeof signal.before) => (of === null ? m.standing_signal_unknown() : signals[of]());
  const index = group(m.measures_rows_index(), rows.filter(isOf('index', 'points')));
  if (index.rows.length > 0) {
    index.rows.splice(1, 0, said('band', m.measures_row_band(), bandOr(band.before), bandOr(band.after), band.turn));
  }
  return [
    group(m.measures_rows_teams(), rows.filter(isOf('quarter', 'shortage'))),
    group(m.measures_rows_competence(), rows.filter(isOf('coverage', 'capacity', 'gap'))),
    index,
    {
      title: m.measures_rows_rules(),
      rows: [
        said('signal', m.measures_row_signal(), signalOr(signal.before), signalOr(signal.after), signal.turn),
        ...checks.map(({ before, after, turn }) => {
          const { id, rule } = checkRow(before, programmeId, team);
          return said(id, rule, signalOr(before.signal), signalOr(after.signal), turn);
        }),
      ],
    },
  ].filter((one) => one.rows.length > 0);
}

function verdictOf(comparison: Comparison, programmeId: string, team: Named): ComparisonText['verdict'] {
  const { verdict, rows, checks, band } = comparison;
  const ruleOf = ({ after }: (typeof checks)[number]) => checkRow(after, programmeId, team).rule;
  const isWorse = ({ turn }: { turn: Turn }) => turn === 'worse';
  const of = (signal: Signal) => checks.filter(({ after }) => after.signal === signal).map(ruleOf);
  const [red, amber] = [of('red'), of('amber')];
  const worse = [
    ...rows.filter((row) => isWorse(row) && row.of !== 'points').map((row) => nameOf(row, team)),
    ...checks.filter(isWorse).map(ruleOf),
  ];
  switch (verdict) {
    case 'nothing':
      return {
        ...{ tone: 'warn', title: m.measures_verdict_nothing(), lines: [m.measures_verdict_nothing_text()] },
        ...{ left: null, worse },
      };
    case 'enough':
      return {
        ...{ tone: 'good', title: m.measures_verdict_enough(), lines: [m.measures_verdict_enough_text()] },
        ...{ left: null, worse },
      };
    case 'helps':
      return {
        ...{ tone: 'info', title: m.measures_verdict_helps() },
        lines: band.after === 'high' ? [m.measures_verdict_helps_index()] : [],
        left:
          red.length > 0
            ? { title: m.measures_verdict_red(), rules: red }
            : { title: m.measures_verdict_helps_amber(), rules: amber },
        worse,
      };
  }
}

type Sides = { before: Standing; after: Standing; measured: Measured; comparison: Comparison };

/** The table, what it comes down to, and what one has to know to read it. */
export function comparisonText({ before, after, measured, comparison }: Sides): ComparisonText {
  const { plan, agreed } = measured.facts;
  const team = teamNames(plan);
  const { id } = plan.programme;
  const unanswered = unansweredTeams(after.teams, agreed);
  const moves = measured.steps.some(({ kind }) => kind === 'move_item');
  return {
    period: m.measures_compare_period({ period: periodText({ from: before.from, until: before.until }) }),
    groups: groupsOf(comparison, plan, team),
    verdict: verdictOf(comparison, id, team),
    notes: [
      ...(unanswered.length === 0
        ? []
        : [m.measures_answered({ teams: unanswered.map(({ teamId }) => team(teamId)).join(', ') })]),
      ...measured.shifted.map(({ question, before: was, after: is }) =>
        m.measures_shifted({ question, before: number(was, 1), after: number(is, 1) }),
      ),
      ...(moves ? [m.measures_slips()] : []),
    ],
  };
}

/** What was weighed when it was proposed, of which only the numbers are kept. */
export function weighedRows(rows: readonly Compared[], plan: Plan): ComparisonRow[] {
  const team = teamNames(plan);
  return toldRows(rows, plan).map((row) => rowText(row, team));
}

/** `index 69 → 46`; null where there is none. */
export function indexChange(before: Weighed, after: Weighed): string | null {
  if (before.index === null || after.index === null) return null;
  return m.proposal_index_change({ before: shown.index(before.index), after: shown.index(after.index) });
}

// How a programme stands for its steering committee, in words: head, phases and gates, promises that moved, the risk of standstill, adoption.
import type { AdoptionCell } from '~/models/planning/adoption/adoption-cell';
import type { Metric } from '~/models/planning/adoption/metric';
import type { StagnationReading } from '~/models/planning/capacity/stagnation';
import type { Standing, StandingFacts } from '~/models/planning/capacity/standing';
import { addDays, type Day } from '~/models/planning/day';
import type { PromiseMove, Since, Stand } from '~/models/planning/home/steering';
import { phaseOn } from '~/models/planning/phase-chain';
import type { Plan } from '~/models/planning/plan';
import type { StatusNode } from '~/models/planning/status/roll-up';
import { m } from '~/paraglide/messages.js';
import { levelWithUnit, stateLooks, stateText } from '../adoption/level-text';
import { paths } from '../paths';
import { slipCodeText } from '../plan/slip-code';
import { standingText } from '../standing/standing-text.server';
import { headText, saidText, subjectName } from '../status/status-text.server';
import { countdown, dayText, fromGoLive, number, periodText, words } from '../words';
import type { AdoptionLine, MoveRow, RiskPart, StandRow, SteeringParts } from './steering-parts';

export function headPart(plan: Plan, tree: StatusNode, today: Day): SteeringParts['head'] {
  const { goLive } = plan.programme;
  const phase = phaseOn(plan, today);
  return {
    status: headText(plan, tree),
    goLive: dayText(goLive),
    distance: `${countdown(goLive, today)} (${fromGoLive(goLive, today)})`,
    phase: phase
      ? m.steering_phase_until({ phase: words(phase.title), day: dayText(addDays(phase.until, -1)) })
      : m.steering_phase_none(),
  };
}

/** So much of a text stands here; the rest is on the page of statuses. */
const longestText = 150;

/** The first whole words of a text. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= longestText) return line;
  return `${line.slice(0, line.lastIndexOf(' ', longestText))} …`;
}

function promisedText({ promised, kind }: Stand): StandRow['promised'] {
  if (promised === null || promised.workDays === 0) return null;
  const { day, workDays } = promised;
  const isLate = workDays > 0;
  const count = Math.abs(workDays);
  return {
    was:
      kind === 'phase' ? m.steering_promised_until({ day: dayText(day) }) : m.steering_promised({ day: dayText(day) }),
    how: isLate ? m.gates_days_later({ count }) : m.gates_days_earlier({ count }),
    isLate,
  };
}

const mostStands = 9;

export function standRows(plan: Plan, all: readonly Stand[]): SteeringParts['stands'] {
  const rows = all.slice(0, mostStands).map((stand): StandRow => {
    const { id, kind, title, first, last, said, fromBelow, silentDays } = stand;
    return {
      ...{ id, isGate: kind === 'gate', title: words(title) },
      when: kind === 'gate' ? dayText(first) : periodText({ from: first, until: addDays(last, 1) }),
      promised: promisedText(stand),
      said: said && { ...saidText(said), text: shortened(said.text) },
      from: said && fromBelow ? m.status_from_below_row({ what: subjectName(plan, said) }) : null,
      silent: silentDays === null ? null : m.status_silent({ count: silentDays }),
    };
  });
  const left = all.length - rows.length;
  return { rows, more: left > 0 ? m.steering_more({ count: left }) : null };
}

const sinceTexts: Record<Since['why'], (said: { day: string }) => string> = {
  asked: m.steering_since_asked,
  gate: m.steering_since_gate,
  proposal: m.steering_since_proposal,
  baseline: m.steering_since_baseline,
  weeks: m.steering_since_weeks,
};
export const sinceText = ({ day, why }: Since): string => sinceTexts[why]({ day: dayText(day) });

function howText({ how, workDays }: PromiseMove): Pick<MoveRow, 'how' | 'look'> {
  switch (how) {
    case 'given_up':
      return { how: m.gates_withdrawn(), look: 'bad' };
    case 'new':
      return { how: m.steering_new(), look: 'info' };
    case 'later':
      return { how: m.gates_days_later({ count: workDays }), look: 'late' };
    case 'earlier':
      return { how: m.gates_days_earlier({ count: -workDays }), look: 'good' };
  }
}

const mostMoves = 6;

/** `adopted`: the plan that was adopted since. */
export function movesPart(
  programmeId: string,
  moves: readonly PromiseMove[],
  adopted: { on: Day; name: string } | undefined,
): SteeringParts['moves'] {
  const rows = moves.slice(0, mostMoves).map((move): MoveRow => {
    const { itemId, title, before, after, code, reason } = move;
    const why = [code && slipCodeText(code), reason && shortened(reason)].filter(Boolean).join(': ');
    return {
      ...{ id: itemId, title: title ? words(title) : m.steering_gone() },
      to: title ? paths.milestone(programmeId, itemId) : null,
      ...{ was: before && dayText(before), is: after && dayText(after), ...howText(move), why: why || null },
    };
  });
  const count = (how: PromiseMove['how']) => moves.filter((move) => move.how === how).length;
  const left = moves.length - rows.length;
  return {
    rows,
    sum:
      moves.length === 0
        ? m.steering_moves_none()
        : m.steering_moves_sum({
            ...{ later: number(count('later')), earlier: number(count('earlier')) },
            ...{ gone: number(count('given_up')), fresh: number(count('new')) },
          }),
    adopted: adopted ? m.steering_adopted({ name: adopted.name, day: dayText(adopted.on) }) : null,
    more: left > 0 ? m.steering_more({ count: left }) : null,
  };
}

function trendText(index: number | null, before: StagnationReading | null): string | null {
  if (index === null || before === null) return null;
  const [now, was] = [Math.round(index), Math.round(before.index)];
  const said = { day: dayText(before.day), was: number(was), points: number(Math.abs(now - was)) };
  if (now === was) return m.steering_trend_same(said);
  return now > was ? m.steering_trend_up(said) : m.steering_trend_down(said);
}

const mostCauses = 3;
const mostFired = 5;

/** `before`: the reading of the day since which is looked. */
export function riskPart(
  asked: { facts: StandingFacts; standing: Standing },
  readings: readonly StagnationReading[],
  before: StagnationReading | null,
): RiskPart {
  const { index, drivers, ambition } = standingText(asked, readings);
  const { stagnation } = asked.standing;
  const points = (id: string) => stagnation.drivers.find(({ driver }) => driver === id)?.points ?? 0;
  return {
    index: index.value,
    said:
      index.value === null || index.band === null
        ? m.standing_unknown()
        : m.standing_overview({ index: index.value, band: index.band.toLowerCase() }),
    look: index.look,
    trend: trendText(stagnation.index, before),
    ambition: ambition.title,
    fired: ambition.checks
      .filter(({ look }) => look === 'bad')
      .slice(0, mostFired)
      .map(({ id, rule, value, limit }) => ({ id, rule, value, limit })),
    causes: drivers
      .filter(({ id }) => points(id) > 0)
      .sort((a, b) => points(b.id) - points(a.id))
      .slice(0, mostCauses)
      .map(({ id, name, points: said, fact }) => ({ id, name, points: said, fact })),
  };
}

const mostLines = 4;

/** Metrics with a target for the whole municipality that can be judged, in the municipality's order. */
export function adoptionLines(
  programmeId: string,
  levels: readonly { metric: Metric; cell: AdoptionCell }[],
): AdoptionLine[] {
  return levels
    .flatMap(({ metric, cell: { level, target, state } }): AdoptionLine[] =>
      level === null || target === null || state === 'unknown'
        ? []
        : [
            {
              ...{ id: metric.key, name: words(metric.title), level: levelWithUnit(metric, level) },
              ...{ target: levelWithUnit(metric, target), state: stateText(state), look: stateLooks[state].look },
              to: paths.adoptionMetric(programmeId, metric.key),
            },
          ],
    )
    .slice(0, mostLines);
}

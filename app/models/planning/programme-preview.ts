// What a programme would be, before it is made: phases, moments, hours, and per team the month that asks most of it.
import { addMonths, type Day, dayOf, daysBetween, firstOfMonth, toNumber, yearOf } from './day';
import type { Interval } from './interval';
import { demandOf, loadRatio, nothingAsked } from './capacity/load';
import { limitsOf } from './capacity/queue';
import type { Month } from './capacity/supply';
import { effortHours, isMoment, type Label, type Plan } from './plan';
import { type PhaseRibbonValue, ribbonOf } from './ribbon';
import { positionOf, spanOf } from './time-axis';

/** Weeks from its first day to the first day of the next phase. */
export type PreviewPhase = { id: string; title: Label; from: Day; until: Day; weeks: number; hours: number };
export type PreviewMoment = { id: string; title: Label; gate: boolean; day: Day; at: number; hardCriteria: number };

/** One month of a team: its share of the picture's width in percent, hours of the programme, load of all work together. */
export type LoadBar = { month: Month; at: number; width: number; hours: number; ratio: number | null };

export type PreviewTeam = {
  id: string;
  title: Label;
  /** Hours of the whole programme. */
  hours: number;
  /** The month with the highest load; where the team's capacity is unknown, with the most hours. */
  peak: LoadBar | null;
  /** Months in which all work together asks more than the team can. */
  monthsOver: number;
  known: boolean;
  bars: LoadBar[];
};

export type ProgrammePreview = {
  name: string;
  goLive: Day;
  prepWeeks: number;
  window: Interval;
  items: number;
  gates: number;
  hours: number;
  ribbon: PhaseRibbonValue;
  years: { year: number; at: number; width: number }[];
  phases: PreviewPhase[];
  moments: PreviewMoment[];
  teams: PreviewTeam[];
};

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The days the picture covers: from the first phase or item to the last. */
function windowOf(plan: Plan): Interval {
  const phases = plan.phases.filter((phase) => phase.active);
  const starts = phases.length > 0 ? phases.map((phase) => phase.start) : [plan.programme.start];
  const untils = phases.length > 0 ? phases.map((phase) => phase.until) : plan.items.map((item) => item.until);
  const from = starts.reduce((first, day) => (day < first ? day : first));
  const until = untils.reduce((last, day) => (day > last ? day : last), dayOf(toNumber(from) + 7));
  return { from, until };
}

function monthsIn(window: Interval): Month[] {
  const months: Month[] = [];
  for (let month = firstOfMonth(window.from); month < window.until; month = addMonths(month, 1)) months.push(month);
  return months;
}

function teamsOf(plan: Plan, window: Interval): PreviewTeam[] {
  const demand = demandOf(plan);
  const months = monthsIn(window);
  const teams = plan.capacity.teams.flatMap((team): PreviewTeam[] => {
    const perMonth = demand.get(team.id);
    if (!perMonth) return [];
    const bars = months.map((month): LoadBar => {
      const span = spanOf(window, { from: month, until: addMonths(month, 1) }) ?? { at: 0, width: 0 };
      const { hours } = perMonth.get(month) ?? nothingAsked;
      return { month, ...span, hours, ratio: loadRatio(team, month, demand, plan.capacity) };
    });
    const asked = bars.filter((bar) => bar.hours > 0);
    const weight = (bar: LoadBar) => bar.ratio ?? bar.hours;
    const peak = asked.reduce<LoadBar | null>((top, bar) => (top && weight(top) >= weight(bar) ? top : bar), null);
    return [
      {
        id: team.id,
        title: team.title,
        hours: sum([...perMonth.values()].map(({ hours }) => hours)),
        peak,
        monthsOver: asked.filter((bar) => bar.ratio !== null && bar.ratio > limitsOf(team.interchangeable).red).length,
        known: bars.some((bar) => bar.ratio !== null),
        bars,
      },
    ];
  });
  const peakOf = (team: PreviewTeam) => team.peak?.ratio ?? -1;
  return teams.sort((a, b) => peakOf(b) - peakOf(a) || b.hours - a.hours);
}

function yearsIn(window: Interval): ProgrammePreview['years'] {
  const years: ProgrammePreview['years'] = [];
  for (let year = yearOf(window.from); year <= yearOf(window.until); year++) {
    const first = `${year}-01-01` as Day;
    const span = spanOf(window, { from: first, until: addMonths(first, 12) });
    if (span && span.width > 0) years.push({ year, ...span });
  }
  return years;
}

/** The preview of a plan that was never saved. `today` marks where the reader is on the ribbon. */
export function previewOf(plan: Plan, today: Day): ProgrammePreview {
  const window = windowOf(plan);
  const { name, goLive, prepWeeks } = plan.programme;
  const items = plan.items.filter((item) => !item.retired);
  const phases = plan.phases.filter((phase) => phase.active).sort((a, b) => a.position - b.position);
  const hard = new Map<string, number>();
  for (const row of plan.criteria) if (row.hard) hard.set(row.itemId, (hard.get(row.itemId) ?? 0) + 1);
  return {
    name,
    goLive,
    prepWeeks,
    window,
    items: items.length,
    gates: items.filter((item) => item.kind === 'gate').length,
    hours: sum(items.map(effortHours)),
    ribbon: ribbonOf(plan, today),
    years: yearsIn(window),
    phases: phases.map((phase, index) => ({
      id: phase.id,
      title: phase.title,
      from: phase.start,
      until: phase.until,
      weeks: Math.max(1, Math.round(daysBetween(phase.start, phases[index + 1]?.start ?? phase.until) / 7)),
      hours: sum(items.filter((item) => item.phaseId === phase.id).map(effortHours)),
    })),
    moments: items
      .filter((item) => isMoment(item.kind))
      .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : (a.key ?? '') < (b.key ?? '') ? -1 : 1))
      .map((item) => ({
        id: item.id,
        title: item.title,
        gate: item.kind === 'gate',
        day: item.start,
        at: positionOf(window, item.start),
        hardCriteria: hard.get(item.id) ?? 0,
      })),
    teams: teamsOf(plan, window),
  };
}

// How a programme stands, in words: the index and what it is made of, the rules on ambition, work pressure, what is behind it.
import { ambitionLimits, type Check } from '~/models/planning/capacity/ambition';
import { type Driver, type StagnationBand, type StagnationReading } from '~/models/planning/capacity/stagnation';
import type { Standing, StandingFacts } from '~/models/planning/capacity/standing';
import { pressureLimits } from '~/models/planning/capacity/work-pressure';
import { addDays, type Day } from '~/models/planning/day';
import { lastDay } from '~/models/planning/interval';
import type { Label } from '~/models/planning/plan';
import type { Signal } from '~/models/planning/assessment/score';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { dayText, monthShort, number, percent, periodText, words } from '../words';
import { bandText } from './index-chart-text.server';

export type Look = 'good' | 'warn' | 'bad' | 'open';
export const bandLooks: Record<StagnationBand, Look> = { low: 'good', raised: 'warn', high: 'bad' };
const looks: Record<Signal, Look> = { green: 'good', amber: 'warn', red: 'bad' };
const lookOf = (signal: Signal | null): Look => (signal === null ? 'open' : looks[signal]);

const driverNames: Record<Driver, () => string> = {
  overload: m.standing_driver_overload,
  competence: m.standing_driver_competence,
  paper: m.standing_driver_paper,
  plateau: m.standing_driver_plateau,
  slippage: m.standing_driver_slippage,
};
export const driverText = (driver: Driver) => driverNames[driver]();

/** One reading in words: for the overview, and wherever only the latest is told. */
export function readingText({ index, band, day }: Pick<StagnationReading, 'index' | 'band' | 'day'>) {
  const said = m.standing_overview({ index: number(Math.round(index)), band: bandText(band).toLowerCase() });
  return { said, look: bandLooks[band], on: m.standing_overview_on({ day: dayText(day) }) };
}

/** With a decimal: 100 % that is red above 100 % would be read as a mistake. */
const precise = (ratio: number) => `${number(ratio * 100, 1)} %`;

type Link = { label: string; to: string };
export type DriverRow = {
  id: Driver;
  name: string;
  fact: string;
  to: string;
  /** Per cent of the width. */
  bar: number;
  score: string;
  weight: string;
  points: string;
};
export type CheckRow = { id: string; rule: string; value: string; limit: string; look: Look; says: string; to: string };

type Asked = { facts: StandingFacts; standing: Standing };
type Named = (id: string | null) => string;

function namesIn({ facts: { plan } }: Asked): { team: Named; department: Named } {
  const of = (rows: readonly (readonly [string, Label])[]): Named => {
    const known = new Map(rows);
    return (id) => words(known.get(id ?? '') ?? { nl: '–', en: null });
  };
  return {
    team: of(plan.capacity.teams.map(({ id, title }) => [id, title] as const)),
    department: of(plan.departments.map(({ id, name }) => [id, name] as const)),
  };
}

function factText(driver: Driver, asked: Asked): string {
  const { standing } = asked;
  const { overload, competence, paper, plateau, slippage } = standing.facts;
  const { team } = namesIn(asked);
  switch (driver) {
    case 'overload': {
      const quarter = standing.teams.find(({ teamId }) => teamId === standing.pressedTeamId)?.quarter;
      if (overload === null || !quarter) return m.standing_none_overload();
      const period = periodText(quarter);
      return m.standing_fact_overload({ team: team(standing.pressedTeamId), period, ratio: percent(overload) });
    }
    case 'competence':
      return competence === null
        ? m.standing_none_competence()
        : m.standing_fact_competence({ k: percent(competence) });
    case 'paper':
      return paper === null
        ? m.standing_none_paper()
        : m.standing_fact_paper({ share: percent(paper.share), months: number(paper.months) });
    case 'plateau':
      return plateau === null ? m.standing_none_plateau() : m.standing_fact_plateau({ share: percent(plateau) });
    case 'slippage': {
      if (slippage === null) return m.standing_none_slippage();
      const weeks = number(slippage, 1);
      return standing.pressedTeamId === null
        ? m.standing_fact_slippage_all({ weeks })
        : m.standing_fact_slippage({ team: team(standing.pressedTeamId), weeks });
    }
  }
}

function driverRows(asked: Asked): DriverRow[] {
  const { standing, facts } = asked;
  const { id } = facts.plan.programme;
  const to: Record<Driver, string> = {
    overload: standing.pressedTeamId === null ? paths.capacity(id) : paths.capacityTeam(id, standing.pressedTeamId),
    competence: paths.coverage(id),
    paper: paths.capacity(id),
    plateau: paths.adoption(id),
    slippage: paths.baselines(id),
  };
  return standing.stagnation.drivers.map(({ driver, score, weight, points }) => ({
    ...{ id: driver, name: driverText(driver), fact: factText(driver, asked), to: to[driver] },
    bar: Math.round((score ?? 0) * 1000) / 10,
    score: score === null ? '–' : number(score, 2),
    weight: percent(weight),
    points: points === null ? '–' : number(points, 1),
  }));
}

const signalTexts: Record<Signal, () => string> = {
  red: m.standing_signal_red,
  amber: m.standing_signal_amber,
  green: m.standing_signal_green,
};

/** A rule on ambition with where it stands; `team` names a team. */
export function checkRow(check: Check, id: string, team: Named): CheckRow {
  const said = {
    look: lookOf(check.signal),
    says: check.signal === null ? m.standing_signal_unknown() : signalTexts[check.signal](),
  };
  const limits = ambitionLimits;
  switch (check.rule) {
    case 'quarter':
      return {
        ...{ ...said, id: `quarter ${check.teamId}`, to: paths.capacityTeam(id, check.teamId) },
        rule: m.standing_rule_quarter({ team: team(check.teamId) }),
        value: check.quarter ? precise(check.quarter.average) : '–',
        limit: m.standing_limit_quarter({ red: percent(limits.quarter), amber: percent(check.amber) }),
      };
    case 'peak':
      return {
        ...{ ...said, id: `peak ${check.teamId}`, to: paths.capacityTeam(id, check.teamId) },
        rule: m.standing_rule_peak({ team: team(check.teamId) }),
        value:
          check.months.map(({ month, ratio }) => `${monthShort(month)} ${percent(ratio)}`).join(', ') ||
          (check.signal === null ? '–' : m.standing_peak_none()),
        limit: m.standing_limit_peak({ limit: percent(limits.peak) }),
      };
    case 'competence':
      return {
        ...{ ...said, id: `competence ${check.teamId}`, to: paths.coverage(id) },
        rule:
          check.teamId === null
            ? m.standing_rule_competence()
            : m.standing_rule_competence_team({ team: team(check.teamId) }),
        value: check.k === null ? '–' : precise(check.k),
        limit: m.standing_limit_competence({
          ...{ red: percent(limits.coverage.red), amber: percent(limits.coverage.amber) },
        }),
      };
    case 'assessment':
      return {
        ...{ ...said, id: 'assessment', to: paths.assessments(id), rule: m.standing_rule_assessment() },
        value: check.gap === null ? '–' : number(check.gap, 2),
        limit: m.standing_limit_assessment({ red: number(limits.gap.red, 1), amber: number(limits.gap.amber, 1) }),
      };
  }
}

const order: Record<Look, number> = { bad: 0, warn: 1, good: 2, open: 3 };

const ambitionTitles = {
  red: m.standing_ambition_red,
  amber: m.standing_ambition_amber,
  green: m.standing_ambition_green,
} as const;

/** At most three sentences: the number, what weighs most, and how it was four weeks ago or why it is high all the same. */
function indexSentences({ standing }: Asked, readings: readonly StagnationReading[], today: Day): string[] {
  const { index, band, raisedByOverload, drivers } = standing.stagnation;
  if (index === null || band === null) return [m.standing_unknown()];
  const [first, second] = [...drivers].sort((a, b) => (b.points ?? 0) - (a.points ?? 0)) as [
    (typeof drivers)[number],
    (typeof drivers)[number],
  ];
  const before = readings.filter(({ day }) => day <= addDays(today, -28)).at(-1);
  return [
    m.standing_said({ index: number(Math.round(index)), band: bandText(band).toLowerCase() }),
    m.standing_said_most({
      ...{ first: driverText(first.driver).toLowerCase(), firstPoints: number(Math.round(first.points ?? 0)) },
      ...{ second: driverText(second.driver).toLowerCase(), secondPoints: number(Math.round(second.points ?? 0)) },
    }),
    ...(raisedByOverload
      ? [m.standing_said_override()]
      : before
        ? [m.standing_said_change({ day: dayText(before.day), index: number(Math.round(before.index)) })]
        : []),
  ];
}

const mostSlips = 6;

export type StandingText = {
  index: { value: string | null; band: string | null; look: Look; said: string };
  drivers: DriverRow[];
  ambition: { title: string; look: Look; lead: string; checks: CheckRow[] };
  risks: { team: Link; why: string }[];
  plateaus: Link[];
  slips: (Link & { how: string })[];
  moreSlips: number;
};

/** Everything of the page in the language of the request. */
export function standingText(asked: Asked, readings: readonly StagnationReading[]): StandingText {
  const { standing, facts } = asked;
  const { id } = facts.plan.programme;
  const { team, department } = namesIn(asked);
  const { index, band } = standing.stagnation;
  const { signal, checks } = standing.ambition;
  const rows = checks.map((check) => checkRow(check, id, team));
  return {
    index: {
      value: index === null ? null : number(Math.round(index)),
      band: band === null ? null : bandText(band),
      look: band === null ? 'open' : bandLooks[band],
      said: indexSentences(asked, readings, facts.today).join(' '),
    },
    drivers: driverRows(asked),
    ambition: {
      title: signal === null ? m.standing_ambition_unknown() : ambitionTitles[signal](),
      look: lookOf(signal),
      lead: m.standing_ambition_lead({ period: periodText({ from: standing.from, until: standing.until }) }),
      checks: rows.sort((a, b) => order[a.look] - order[b.look]),
    },
    risks: standing.risks.map(({ teamId, overloaded, pressure, absence }) => ({
      team: { label: team(teamId), to: paths.capacityTeam(id, teamId) },
      why: [
        ...(overloaded.length > 0
          ? [m.standing_risk_load({ months: overloaded.map(({ month }) => monthShort(month)).join(', ') })]
          : []),
        ...(pressure === null
          ? []
          : [m.standing_risk_pressure({ score: number(pressure, 1), limit: number(pressureLimits.pressure, 1) })]),
        ...(absence === null
          ? []
          : [
              m.standing_risk_absence({
                share: percent(absence),
                limit: precise(pressureLimits.absence),
              }),
            ]),
      ].join('; '),
    })),
    plateaus: standing.standing.map(({ departmentId, users }) => ({
      label: m.standing_plateau_row({ department: department(departmentId), users: number(users) }),
      to: paths.adoptionDepartment(id, departmentId),
    })),
    slips: standing.slipped.slice(0, mostSlips).map(({ item, weeks }) => ({
      ...{ label: words(item.title), to: paths.item(id, item.id) },
      how: m.standing_slip_row({
        weeks: number(weeks, 1),
        last: dayText(lastDay({ from: item.start, until: item.until })),
      }),
    })),
    moreSlips: Math.max(0, standing.slipped.length - mostSlips),
  };
}

// What the product already knows of four questions: load of DIV (P1) and of functional management and IT (P2), pressure and
// absence in the pivotal teams (P4), and how much runs double (P5). Levels are the described ones of the questions.
import { fewest } from '../adoption/disclosure';
import { addMonths, type Day, firstOfMonth } from '../day';
import type { Label, Plan } from '../plan';
import { exceeds, reaches } from '../threshold';
import { addedUp } from '../capacity/heat-map';
import { type Demand, demandOf, loadRatio } from '../capacity/load';
import { pressedQuarter } from '../capacity/outlook';
import { monthsFrom, regularWorkOf, type Staffing, type TeamRole, type TeamSupply } from '../capacity/supply';

export const prefilledQuestions = ['P1', 'P2', 'P4', 'P5'] as const;
export type PrefilledQuestion = (typeof prefilledQuestions)[number];

/** What a level follows from: highest three-month mean of the load ratio per team; pressure 1–5 and absence 0–1; share 0–1. */
export type PrefillBasis =
  | { kind: 'load'; teams: { title: Label; ratio: number }[] }
  | { kind: 'pressure'; pressure: number | null; absence: number | null }
  | { kind: 'double'; title: Label; share: number };

/** Null where the municipality has not said enough. */
export type Prefill = { question: PrefilledQuestion; level: number; basis: PrefillBasis } | null;

/** Levels from 1 up: the first bound that the value is above gives the level; beneath all of them it is 5. */
const levelAbove =
  (bounds: readonly number[], onLast: 4 | 5 = 4) =>
  (value: number) => {
    const isAbove = (bound: number, at: number) =>
      at === bounds.length - 1 && onLast === 4 ? reaches(value, bound) : exceeds(value, bound);
    const at = bounds.findIndex(isAbove);
    return at < 0 ? bounds.length + 1 : at + 1;
  };

/** P1 and P2: above 115 %, 100–115, 90–100, 80–90, 80 % or lower. */
export const levelOfLoad = levelAbove([1.15, 1, 0.9, 0.8], 5);
/** P5: more than 75 %, 50–75, 25–50, 10–25, under 10 %. */
export const levelOfDouble = levelAbove([0.75, 0.5, 0.25, 0.1]);
/** P4: pressure above 4.0 or absence above 9 %, …, pressure under 2.8 and absence under 4.5 %. */
const levelOfPressure = levelAbove([4, 3.6, 3.2, 2.8]);
const levelOfAbsence = levelAbove([0.09, 0.075, 0.06, 0.045]);

/** P4: the worse of both; of what is known when one of them is not. */
export function levelOfStrain(pressure: number | null, absence: number | null): number | null {
  const levels = [
    ...(pressure === null ? [] : [levelOfPressure(pressure)]),
    ...(absence === null ? [] : [levelOfAbsence(absence)]),
  ];
  return levels.length === 0 ? null : Math.min(...levels);
}

/** Months the questions look ahead. */
export const monthsAhead = 6;

/** A plan, and what all programmes ask of the teams. */
type Asked = { plan: Plan; demand: Demand };

function highestLoad({ plan, demand }: Asked, team: TeamSupply, on: Day): number | null {
  const from = firstOfMonth(on);
  const months = monthsFrom(from, addMonths(from, monthsAhead));
  return pressedQuarter(months.map((month) => loadRatio(team, month, demand, plan.capacity)))?.average ?? null;
}

function prefillOfLoad(asked: Asked, question: 'P1' | 'P2', asks: TeamRole, on: Day): Prefill {
  const teams = asked.plan.capacity.teams
    .filter(({ role }) => role === asks)
    .flatMap((team) => {
      const ratio = highestLoad(asked, team, on);
      return ratio === null ? [] : [{ title: team.title, ratio }];
    });
  if (teams.length === 0) return null;
  // The most pressed of the teams: half a free colleague next door does not help who is overloaded.
  return { question, level: levelOfLoad(Math.max(...teams.map(({ ratio }) => ratio))), basis: { kind: 'load', teams } };
}

const isOn = ({ from, until }: Staffing, on: Day) => (from === null || from <= on) && (until === null || on < until);

/**
 * Long-term absence of the pivotal teams together, 0–1 of their establishment; null where nobody recorded any, and where the
 * teams are so small that it would tell about a person.
 */
export function absenceOf(teams: readonly TeamSupply[], on: Day): number | null {
  const pivotal = teams.filter(({ pivotal: isPivotal, fteFormation }) => isPivotal && fteFormation !== null);
  const formation = pivotal.reduce((sum, { fteFormation }) => sum + fteFormation!, 0);
  const rows = pivotal.flatMap(({ staffing }) => staffing.filter(({ kind }) => kind === 'absence'));
  if (formation < fewest || rows.length === 0) return null;
  return rows.filter((row) => isOn(row, on)).reduce((sum, { fte }) => sum + fte, 0) / formation;
}

/** Of the team that keeps the records; of several the one in which most runs double. */
function prefillOfDouble({ capacity }: Plan, on: Day): Prefill {
  const [most] = capacity.teams
    .filter(({ role, runHoursMonth }) => role === 'records' && runHoursMonth !== null)
    .map((team) => ({ title: team.title, share: regularWorkOf(team, firstOfMonth(on), capacity).share }))
    .sort((a, b) => b.share - a.share);
  return most ? { question: 'P5', level: levelOfDouble(most.share), basis: { kind: 'double', ...most } } : null;
}

/** What is known on a day; `pressure`: the latest visible work pressure (M17) of the departments of the pivotal teams; `others`: what
 * other programmes ask. */
export function prefillsOf(
  plan: Plan,
  on: Day,
  pressure: number | null,
  others: Demand = new Map(),
): NonNullable<Prefill>[] {
  const asked: Asked = { plan, demand: addedUp([demandOf(plan), others]) };
  const absence = absenceOf(plan.capacity.teams, on);
  const strain = levelOfStrain(pressure, absence);
  const found: Prefill[] = [
    prefillOfLoad(asked, 'P1', 'records', on),
    prefillOfLoad(asked, 'P2', 'systems', on),
    strain === null ? null : { question: 'P4', level: strain, basis: { kind: 'pressure', pressure, absence } },
    prefillOfDouble(plan, on),
  ];
  return found.flatMap((one) => (one ? [one] : []));
}

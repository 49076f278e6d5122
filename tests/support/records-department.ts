// The demo's records department, made from the shipped data and counted as the domain study did: every Monday to Friday works.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { shareOfMean, type TeamStory } from '~/models/demo-teams.server';
import type { Capacity, TeamSupply } from '~/models/planning/capacity/supply';
import { addDays, addMonths, day, weekday } from '~/models/planning/day';
import { holidaysOf } from '~/models/planning/holidays';
import type { Item } from '~/models/planning/plan';
import type { CalendarException } from '~/models/planning/working-calendar';
import { aCapacity, anItem, aTeam } from '../factories';

type Weeks = { start_week: number; finish_week: number };
type Demo = {
  month_availability: number[];
  run_season: number[];
  replanned: Record<string, Weeks>;
  teams: (TeamStory & {
    fte_formation: number;
    run_hours_month: number;
    double_share: number;
    interchangeable: number;
  })[];
  div_load: { month: string; run: number; hybrid: number; programme: number; capacity: number; ratio: number }[];
  stagnation: Record<'s1' | 's2' | 's3' | 's4' | 's5' | 'index', number>;
  whatifs: { options: { key: string; max_3_months: number; shortage_hours: number }[] };
};
type Blueprint = { activities: (Weeks & { key: string; load_hours?: Record<string, number> })[] };

const read = (path: string) => parse(readFileSync(path, 'utf8')) as unknown;
export const demo = read('drizzle/seed/demo/voorbeeldstad.yaml') as Demo;
export const blueprint = read('drizzle/seed/blueprint/zgw.yaml') as Blueprint;
export const goLive = day('2026-04-13');
const prepared = 30 / 52;

/** Items that ask the records department, changed by so many weeks of start and finish. Start inclusive, finish exclusive; the weeks before go-live shrink with the preparation. */
export function recordsItems(moved: Record<string, [number, number]> = {}): Item[] {
  return blueprint.activities.flatMap((row) => {
    const hours = row.load_hours?.['DIV'] ?? 0;
    if (hours === 0) return [];
    const told = demo.replanned[row.key];
    const at = (week: number) => addDays(goLive, Math.round((week < 0 && !told ? week * prepared : week) * 7));
    const { start_week, finish_week } = told ?? row;
    const [later, longer] = moved[row.key] ?? [0, 0];
    const start = at(start_week + later);
    const until = at(finish_week + longer);
    return [anItem({ id: row.key, start, until, teamHours: [{ teamId: 'DIV', hours }] })];
  });
}

/** Every Monday to Friday is a working day. */
export const noHolidays = [2025, 2026, 2027, 2028].flatMap((year) =>
  holidaysOf(year, { goodFriday: false }).flatMap(({ day: from }): CalendarException[] =>
    weekday(from) > 5
      ? []
      : [
          {
            ...{
              id: from,
              kind: 'working',
              sort: 'other',
              from,
              until: addDays(from, 1),
              departmentId: null,
              region: null,
            },
            ...{ label: { nl: '', en: null }, verify: false, source: null },
          },
        ],
  ),
);

const story = demo.teams.find(({ key }) => key === 'DIV')!;
export const firstOf = (month: string) => day(`${month}-01`);
export const records: TeamSupply = aTeam({
  ...{ id: 'DIV', fteFormation: story.fte_formation, interchangeable: story.interchangeable, pivotal: true },
  ...{ runHoursMonth: story.run_hours_month, doubleShare: story.double_share },
  staffing: story.capacity_changes!.map(({ kind, fte, from_month, to_month }) => ({
    ...{ kind, fte, from: from_month && firstOf(from_month), until: to_month && addMonths(firstOf(to_month), 1) },
  })) as TeamSupply['staffing'],
  steps: story.regular_steps!.map((row) => ({
    ...{ from: firstOf(row.from_month), hoursMonth: row.run_hours_month, doubleShare: row.double_share },
  })),
  substitutionOn: day(story.substitution_on!),
});
const season = shareOfMean(demo.run_season);
export const recordsCapacity: Capacity = aCapacity({
  ...{ teams: [records], availability: shareOfMean(demo.month_availability), season },
});

/** The measures of the what-ifs, December to May. */
export const whatIfs = {
  hired: (fte: number): TeamSupply => ({
    ...records,
    staffing: [...records.staffing, { kind: 'hire', fte, from: day('2026-12-01'), until: day('2027-06-01') }],
  }),
  decided: (team: TeamSupply): TeamSupply => ({ ...team, substitutionOn: day('2026-12-01') }),
  /** Item → weeks later of its start and of its finish. */
  moves: { 'KOP-06': [10, 10], 'PRO-08': [10, 10], 'DIV-11': [8, 8] } as Record<string, [number, number]>,
  /** The item that prepares the decision ends with it, five weeks earlier. */
  prepares: { 'DIV-09': [0, -5] } as Record<string, [number, number]>,
};

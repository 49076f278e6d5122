// The organisation a made-up programme is part of, as value: departments, teams and a calendar with exceptions.
import { addDays, day } from '~/models/planning/day';
import { type ChangeLoadFacts, usualFacts } from '~/models/planning/change-load/facts';
import type { Capacity, Label, Plan } from '~/models/planning/plan';
import type { WorkingCalendar } from '~/models/planning/working-calendar';

/** The organisation the programme is part of. */
export type Surroundings = {
  organisationId: string;
  calendar: WorkingCalendar;
  departments: Plan['departments'];
  capacity: Capacity;
  changeLoad: ChangeLoadFacts;
};

export const label = (text: string): Label => ({ nl: text, en: `${text} (en)` });

/** Twelve departments, eight teams, and a calendar with a closing, worked Saturdays, a freeze and a department's own day off. */
export function surroundings(organisationId: string): Surroundings {
  const departments = Array.from({ length: 12 }, (_, at) => ({
    id: `${organisationId}-d${at}`,
    key: `D${at}`,
    name: label(`Afdeling ${at}`),
    parentId: null,
  }));
  const teams = Array.from({ length: 8 }, (_, at) => ({
    id: `${organisationId}-t${at}`,
    key: `T${at}`,
    title: label(`Team ${at}`),
    departmentId: null,
    fteFormation: 6 + at,
    staffing: [],
    runHoursMonth: 300 + 40 * at,
    doubleShare: 0.4,
    steps: [],
    substitutionOn: null,
    availability: null,
    interchangeable: null,
    pivotal: at < 2,
    ofDepartments: at === 7,
    role: null,
  }));
  const period = (at: number, kind: 'non_working' | 'working' | 'freeze', from: string, days: number, own = false) => ({
    id: `${organisationId}-x${at}`,
    kind,
    sort: kind === 'freeze' ? ('freeze' as const) : ('closing' as const),
    from: day(from),
    until: addDays(day(from), days),
    label: label(kind),
    departmentId: own ? departments[0]!.id : null,
    region: null,
    verify: false,
    source: null,
  });
  const exceptions = [
    period(0, 'non_working', '2026-12-24', 9),
    period(1, 'working', '2026-10-10', 1),
    period(2, 'freeze', '2026-12-14', 21),
    period(3, 'non_working', '2026-05-15', 1),
    period(4, 'non_working', '2026-09-07', 3, true),
    period(5, 'non_working', '2027-12-24', 9),
    period(6, 'freeze', '2027-12-13', 21),
  ];
  const year = Array<number>(12).fill(1);
  return {
    organisationId,
    calendar: { rules: { goodFriday: false }, exceptions },
    departments,
    capacity: {
      ...{ teams, productiveHours: 1425, availability: year, season: year, doubleSurcharge: 0.2, switchingLoss: 0 },
    },
    changeLoad: {
      ...usualFacts,
      sizes: departments.map(({ id }, at) => ({ departmentId: id, headcount: 20 + at, users: 20, hoursPerWeek: null })),
    },
  };
}

// The levers of a team as rows of a page: in words, and where each is done with its form filled in.
import type { Lever, Levers } from './models/planning/capacity/levers';
import { addDays } from './models/planning/day';
import { type Actor, may } from './models/planning/permission';
import { m } from './paraglide/messages.js';
import type { LeverRow } from './ui/capacity/lever-list';
import { leverText } from './ui/capacity/sentence-text.server';
import { paths } from './ui/paths';
import { hoursText, percent } from './ui/words';

type At = { actor: Actor; programmeId: string; teamId: string };

function placeOf(lever: Lever, { actor, programmeId, teamId }: At): Pick<LeverRow, 'to' | 'label'> {
  const mayPlan = may(actor, 'plan.change');
  const mayStaff = may(actor, 'teams.change');
  switch (lever.kind) {
    case 'move':
      return {
        to: mayPlan ? paths.itemMove(programmeId, lever.item.id, { start: lever.start }) : null,
        label: m.capacity_do_move(),
      };
    case 'drop':
      return { to: mayPlan ? paths.itemRetire(programmeId, lever.item.id) : null, label: m.capacity_do_drop() };
    case 'substitution':
      return {
        to: mayStaff ? paths.team(teamId, { substitutionOn: lever.on }) : null,
        label: m.capacity_do_substitution(),
      };
    case 'hire': {
      const { kind, fte, from, until } = lever.staffing;
      const start = { kind, fte, from, last: addDays(until, -1) };
      return { to: mayStaff ? paths.staffing(teamId, 'new', start) : null, label: m.capacity_do_hire() };
    }
  }
}

const averageText = (average: number | null) => (average === null ? '–' : percent(average));
const shortText = (hours: number) => hoursText(Math.round(hours));

export function leverRows({ before, levers }: Levers, at: At, hasOthers: boolean) {
  const lead = m.capacity_levers_lead({ average: averageText(before.average), shortage: shortText(before.shortage) });
  return {
    lead: hasOthers ? `${lead} ${m.capacity_no_levers_of_others()}` : lead,
    together: paths.measures(at.programmeId),
    rows: levers.map((lever): LeverRow => ({
      what: leverText(lever),
      after: averageText(lever.after.average),
      shortage: shortText(lever.after.shortage),
      enough: lever.enough,
      ...placeOf(lever, at),
    })),
  };
}

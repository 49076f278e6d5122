// The home of each reader: whose it is, and what it says.
import { askingLines } from './check-in-view.server';
import { localMoment } from './clock.server';
import { findOpenRequests as findAskingCheckIns } from './models/check-in.server';
import { findDateAnswers, findOpenRequests } from './models/department-answer.server';
import { loadAdoption } from './models/adoption.server';
import { findDepartments } from './models/department.server';
import { findChangesSince, visitHome } from './models/home-visit.server';
import { findHome, findRedTeams, type ProgrammeHome } from './models/home.server';
import { firstShown } from './models/planning/adoption/adoption-cell';
import { departmentStand } from './models/planning/adoption/adoption-department';
import { treeOf } from './models/planning/change-load/asked-levels';
import type { Day } from './models/planning/day';
import { comingLines, topmost, withBelow } from './models/planning/home/department-home';
import type { Actor, Role } from './models/planning/permission';
import { m } from './paraglide/messages.js';
import { type FarOff, farOffTable, headText } from './ui/home/head-text.server';
import type { HomeRole, HomeTab } from './ui/home/home-parts';
import { leaderText, programmeRow } from './ui/home/leader-text.server';
import { paths } from './ui/paths';

const homes: Record<Role, HomeRole> = {
  project_leader: 'leader',
  administrator: 'leader',
  department_head: 'head',
  steering: 'committee',
  reader: 'committee',
};
const names: Record<HomeRole, () => string> = {
  leader: m.home_as_leader,
  head: m.home_as_head,
  committee: m.home_as_committee,
};

/** The homes somebody has, their own first; more than one where they stand in for somebody. */
export function tabsOf(actor: Actor): HomeTab[] {
  const roles = new Set([actor, ...(actor.alsoAs ?? [])].map(({ role }) => homes[role]));
  return [...roles].map((role) => ({ role, text: names[role](), to: paths.home({ as: role }) }));
}

/** Changes of others that are written out. */
const mostChanges = 8;

export async function leaderHome(actor: Actor, today: Day) {
  const since = await visitHome(actor);
  const [{ programmes, late }, requests, said, changed] = await Promise.all([
    findHome(actor, today),
    findOpenRequests(actor),
    findAskingCheckIns(actor),
    findChangesSince(actor, since, mostChanges),
  ]);
  const checkIns = said.map(({ answers, ...row }) => ({ ...row, text: askingLines(answers).join('\n') }));
  const [first] = programmes;
  const red = first ? await findRedTeams(actor, first.id, today) : [];
  return leaderText({ today, local: localMoment, programmes, late, red, requests, checkIns, since, changed });
}

export async function headHome(actor: Actor, today: Day) {
  const [{ programmes, late }, all, answers] = await Promise.all([
    findHome(actor, today),
    findDepartments(actor),
    findDateAnswers(actor),
  ]);
  const departments = all.filter(({ id }) => actor.departmentIds.includes(id));
  const { departmentIds: mine } = actor;
  const tree = treeOf(all);
  const below = withBelow(tree, mine);
  const coming = comingLines(programmes, { own: mine, tops: topmost(tree, mine) }, answers);
  const own = late.filter(({ departmentId }) => below.has(departmentId));
  const departmentIds = departments.map(({ id }) => id);
  const farOff = farOffTable(await viewsOf(actor, programmes, { departmentIds, today }));
  return { text: headText({ today, programmes, departments, coming, late: own }), farOff };
}

/** Programmes whose figures a head is shown: few have more than one that measures. */
const mostMeasured = 2;

async function viewsOf(
  actor: Actor,
  programmes: readonly ProgrammeHome[],
  { departmentIds, today }: { departmentIds: readonly string[]; today: Day },
): Promise<FarOff[]> {
  const views: FarOff[] = [];
  for (const { id, measured } of [...programmes].sort((a, b) => b.measured - a.measured).slice(0, mostMeasured)) {
    if (measured === 0) continue;
    const figures = await loadAdoption(actor, id, { from: firstShown(today) });
    for (const departmentId of departmentIds) {
      const view = departmentStand(departmentId, figures, today);
      if (view) views.push({ programmeId: id, view });
    }
  }
  return views;
}

export async function committeeHome(actor: Actor, today: Day) {
  const { programmes } = await findHome(actor, today);
  return programmes.map((one) => ({ ...programmeRow(one), to: paths.steering(one.id) }));
}

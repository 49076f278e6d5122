// What has to have happened before some forms are there: somebody said something, decided, or left. Made through the models as the product does.
import { sql } from 'drizzle-orm';
import { askCheckIns } from '~/models/check-in.server';
import { answerCheckIn } from '~/models/check-in-answer.server';
import { addComment } from '~/models/conversation.server';
import { type Db, rowsOf } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import { sayImpact } from '~/models/department-impact.server';
import { createDeputy } from '~/models/deputy.server';
import { newId } from '~/models/id.server';
import { createPerson, editPerson } from '~/models/people.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { measureText } from '~/models/planning/capacity/measure-search';
import { day } from '~/models/planning/day';
import type { Actor } from '~/models/planning/permission';
import type { Item } from '~/models/planning/plan';
import { decideProposal, propose } from '~/models/proposal.server';
import { editTeam, getTeam } from '~/models/team.server';
import { departmentKeys } from '../factories';
import type { Municipality } from './municipality';
import { made, type Places, today } from './rights-places';

/** What a page has to be asked besides, so that it has its form. */
export const searches: Record<string, (places: Places) => string> = {
  'programmes.$programmeId.items.$itemId.move': () => '?start=2027-04-05',
  'programmes.$programmeId.go-live': () => '?goLive=2027-06-14',
  'programmes.$programmeId.change-load.departments.$departmentId': ({ itemId }) => `?item=${itemId}`,
  'programmes.$programmeId.items.bulk': ({ itemId }) => `?item=${itemId}`,
  'programmes.$programmeId.capacity_.help': ({ itemId }) =>
    `?${new URLSearchParams({ m: measureText({ kind: 'drop', itemId: itemId! }) })}`,
  // Every month, which is how often a metric is delivered that was made here.
  'programmes.$programmeId.figures.enter': () => '?period=month',
  'programmes.new': ({ blueprintId }) =>
    `?${new URLSearchParams([
      ...[['name', 'Proef met een jaar'], ['blueprint', blueprintId!], ['goLive', '2027-09-13'], ['weeks', '40']], // prettier-ignore
      ...departmentKeys.map((key) => ['departments[]', key]),
    ])}`,
  'settings.retention': () => '?category=notices',
  'settings.retention_.rule': () => '?category=notices',
};

/** A department answered a check-in and asks something; its head said what an item does to them. */
export async function whatWasSaid(here: Municipality, headId: string, { itemId, departmentId }: Places): Promise<void> {
  const { leader, programmeId } = here;
  const departmentIds = [Object.values(here.departmentIds)[5]!];
  const { links } = made('check-in', await askCheckIns(leader, programmeId, { departmentIds, days: 14 }, { today }));
  const answers = { right: true, contested: [], contestedText: '', time: 2, going: 'not_good' } as const;
  const opening = { door: { address: '127.0.0.1', device: 'Proef' }, today, now: new Date() };
  const said = { ...answers, goingText: 'Zaken raken zoek.', wish: 'Kom langs.' };
  made('answer', await answerCheckIn(links[0]!.token, said, opening));
  const word = { impact: 3, aspects: {}, remark: 'Het is veel.' };
  const head: Actor = { ...leader, userId: headId, role: 'department_head', departmentIds: [departmentId!] };
  made('word', await sayImpact(head, { programmeId, itemId: itemId!, departmentId: departmentId!, word }));
}

/** Items that nobody began or took away, with hours, in the order of the plan. */
async function openItems({ leader, programmeId }: Municipality): Promise<Item[]> {
  const { items } = (await loadPlan(leader, programmeId))!;
  return items.filter(
    ({ kind, progress, border, retired, start, teamHours }) =>
      kind !== 'gate' && progress === 'planned' && border === null && !retired && start > today && teamHours.length > 0,
  );
}

/** What steering agreed to and nobody carried out yet: people for a team, and an item that is not done. */
async function anAdopted(here: Municipality, { teamId }: Places): Promise<Places> {
  const { leader, programmeId } = here;
  const team = (await getTeam(leader, teamId!))!;
  made('team', await editTeam(leader, { id: team.id, fields: { ...team, fteFormation: 6 } }));
  const [dropped] = await openItems(here);
  const hire = { kind: 'hire', teamId: team.id, fte: 1, from: day('2027-01-04'), until: day('2027-06-28') } as const;
  const measures = [hire, { kind: 'drop', itemId: dropped!.id } as const];
  const asked = { title: 'Minder en met meer', note: '', measures };
  const { id } = made('proposal', await propose(leader, programmeId, asked, { today }));
  const decision = { adopt: true, reason: 'Zo doen wij het.', until: day('2027-06-28') };
  const key = { programmeId, proposalId: id };
  made('decision', await decideProposal({ ...leader, role: 'steering' }, key, decision, { today }));
  return { proposalId: id };
}

/** Somebody who is let in no more, whose name stands in the plan and who stood in for the project leader. */
export async function oneWhoLeft(here: Municipality, name: string): Promise<Places> {
  const { leader, programmeId } = here;
  const admin: Actor = { ...leader, role: 'administrator' };
  const email = `${name.replace(' ', '.')}@voorbeeld.example`.toLowerCase();
  const fields = { name, email, role: 'project_leader' as const, departmentIds: [] };
  const { id } = made('person', await createPerson(admin, fields));
  const period = { from: today, until: day('2026-12-04') };
  made('deputy', await createDeputy(admin, { absentId: leader.userId, userId: id, ...period }));
  const self: Actor = { ...leader, userId: id };
  // Twice: the last change of a programme is turned round before they are named no more.
  for (const { id: itemId } of (await openItems(here)).slice(1, 3)) {
    const change = { kind: 'edit_item', itemId, fields: { description: `Vraag het ${name}.` } } as const;
    made('change', await changePlan(self, programmeId, change));
    const said = { subject: { kind: 'item', id: itemId }, text: `Groet, ${name.toUpperCase()}`, chosen: [] } as const;
    made('comment', await addComment(self, programmeId, said));
  }
  made('leaving', await editPerson(admin, { id, fields: { ...fields, active: false } }));
  return { leftId: id };
}

/** Rows that nothing uses: what can be taken away. */
async function unused(db: Db, { organisationId }: Municipality): Promise<Places> {
  const [departmentId, teamId] = [newId(), newId()];
  await db.insert(t.department).values({ id: departmentId, organisationId, key: 'WEG', name: 'Weg' });
  await db.insert(t.team).values({ id: teamId, organisationId, key: 'WEG', name: 'Weg' });
  const rows = await db.execute(
    sql`select id from assessment_round where organisation_id = ${organisationId} and closed_at is null
      and id not in (select round_id from assessment_recommendation) limit 1`,
  );
  const [round] = rowsOf<{ id: string }>(rows);
  const places: Places = {};
  for (const [name, table, column, use] of [
    ['phaseId', 'phase', 'title', 'phase_id from item'],
    ['workstreamId', 'workstream', 'title', 'workstream_id from item'],
    ['subjectId', 'rollout_subject', 'name', 'subject_id from rollout_cell'],
  ] as const) {
    const found = await db.execute(
      sql`select id from ${sql.identifier(table)} where ${sql.identifier(column)} like 'Proef %' and organisation_id = ${organisationId}
        and id not in (select ${sql.raw(use)} where ${sql.raw(use.split(' ')[0]!)} is not null) limit 1`,
    );
    const [row] = rowsOf<{ id: string }>(found);
    if (row) places[name] = row.id;
  }
  return { departmentId, teamId, ...places, ...(round && { assessmentId: round.id }) };
}

/** For what comes last: what is taken away, carried out and turned round. */
export const lastPlaces = async (db: Db, here: Municipality, places: Places): Promise<Places> => ({
  ...places,
  ...(await anAdopted(here, places)),
  ...(await oneWhoLeft(here, 'Wilhelmina Proefkonijn')),
  ...(await unused(db, here)),
});

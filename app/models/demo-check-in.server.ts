// Check-ins of the demo: three departments answered what they were asked, one has not yet.
import { answerCheckIn } from './check-in-answer.server';
import { askCheckIns, findSaidCheckIns, settleCheckIn } from './check-in.server';
import type { Db } from './db/client.server';
import type { Going, TimeLevel } from './planning/check-in/answers';
import { addDays, type Day } from './planning/day';
import type { Actor } from './planning/permission';
import type { Plan } from './planning/plan';

export type CheckInStory = {
  check_ins: {
    asked_days_ago: number;
    days: number;
    departments: string[];
    answers: {
      department: string;
      days_ago: number;
      /** Keys of items whose dates are contested; what is wrong with it all is in `wrong`. */
      contested?: string[];
      wrong?: string;
      time: TimeLevel;
      going: Going;
      why?: string;
      wish?: string;
      dealt_days_ago?: number;
    }[];
  };
};

const door = { address: '', device: '' };
const noon = (on: Day) => `${on}T12:00:00.000Z`;

/** Asks and answers through the links, as people do; the project leader dealt with one of them. */
export async function tellDemoCheckIns(
  actor: Actor,
  { story, plan, today }: { story: CheckInStory; plan: Plan; today: Day },
  tx: Db,
): Promise<void> {
  const { asked_days_ago, days, departments, answers } = story.check_ins;
  const programmeId = plan.programme.id;
  const idOf = (key: string) => plan.departments.find((row) => row.key === key)!.id;
  const askedOn = addDays(today, -asked_days_ago);
  const ask = { departmentIds: departments.map(idOf), days };
  const asked = await askCheckIns(actor, programmeId, ask, { today: askedOn, at: noon(askedOn) }, tx);
  if (asked?.status !== 'saved') throw new Error(`departments of the demo could not be asked: ${asked?.status}`);
  for (const {
    department,
    days_ago,
    contested = [],
    wrong = '',
    time,
    going,
    why = '',
    wish = '',
    ...row
  } of answers) {
    const departmentId = idOf(department);
    const { token } = asked.links.find((link) => link.departmentId === departmentId)!;
    const on = addDays(today, -days_ago);
    const answered = await answerCheckIn(
      token,
      {
        ...{ right: wrong === '', contestedText: wrong.trim(), time, going, goingText: why.trim(), wish: wish.trim() },
        contested: contested.map((key) => plan.items.find((item) => item.key === key)!.id),
      },
      { door, today: on, now: new Date(noon(on)), at: noon(on) },
      tx,
    );
    if (answered?.status !== 'saved')
      throw new Error(`${department} of the demo could not answer: ${answered?.status}`);
    if (row.dealt_days_ago === undefined) continue;
    const [said] = await findSaidCheckIns(actor, programmeId, departmentId, tx);
    const at = noon(addDays(today, -row.dealt_days_ago));
    await settleCheckIn(actor, { programmeId, checkInId: said!.id, times: said!.times }, { at }, tx);
  }
}

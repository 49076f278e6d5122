// The overview of a programme: where it stands today; for a department head, what comes for the own department.
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { changeAhead } from '~/change-ahead.server';
import { localMoment, todayFor } from '~/clock.server';
import { findHistory } from '~/models/history.server';
import { askedByOthers, findOverloads } from '~/models/load.server';
import { addDays } from '~/models/planning/day';
import type { RowChange } from '~/models/planning/difference';
import { describeRows } from '~/models/planning/history-view';
import { overviewOf } from '~/models/planning/overview';
import { isHead, may } from '~/models/planning/permission';
import type { Plan } from '~/models/planning/plan';
import { statusTree } from '~/models/planning/status/roll-up';
import { latestReading } from '~/models/stagnation.server';
import { findLatestStatuses } from '~/models/status.server';
import { waitingProposals } from '~/proposal-view.server';
import { requireActor } from '~/session.server';
import { lineText } from '~/ui/history/line-text.server';
import { changeAheadText } from '~/ui/overview/change-ahead-text.server';
import { overloadText } from '~/ui/overview/overload-text.server';
import { ProgrammeOverview } from '~/ui/overview/programme-overview';
import { changeText } from '~/ui/plan/change-text';
import { readingText } from '~/ui/standing/standing-text.server';
import { headText } from '~/ui/status/status-text.server';
import status from '~/ui/styles/status.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: status }];

function lineOf(plan: Plan, rows: readonly RowChange[]) {
  const [line] = describeRows(plan, rows).lines;
  return line ? lineText(line) : null;
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const today = todayFor(args.context);
  const own = isHead(actor) ? actor.departmentIds : [];
  const [history, proposals, reading, statuses, others, change, overloads] = await Promise.all([
    findHistory(actor, plan.programme.id, { limit: 6 }),
    waitingProposals(actor, plan.programme.id),
    latestReading(actor, plan.programme.id),
    findLatestStatuses(actor, plan.programme.id),
    askedByOthers(actor, plan.programme.id),
    changeAhead(actor, plan, { own, today }),
    // Of whoever weighs promises; a department head has the own department here.
    may(actor, 'gate.decide') ? findOverloads(actor, plan.programme.id, { since: addDays(today, -91) }) : null,
  ]);
  return {
    programmeId: plan.programme.id,
    description: plan.programme.description,
    goLive: plan.programme.goLive,
    measures: plan.measures.map(({ id, title, reason, from, until }) => ({ id, title, reason, from, until })),
    departments: plan.departments.filter((row) => own.includes(row.id)).map((row) => row.name),
    overview: overviewOf(plan, today, own, others.hours),
    reading: reading && readingText(reading),
    status: headText(plan, statusTree(plan, statuses, today)),
    maySay: may(actor, 'status.say'),
    change: changeAheadText(change, plan, own),
    mayDeliver: may(actor, 'figures.deliver'),
    proposals,
    overloads: overloads?.map((row) => overloadText({ ...row, at: localMoment(row.at) }, plan)) ?? null,
    changes: history
      .filter((entry) => entry.kind !== 'apply_blueprint')
      .map((entry) => ({
        id: entry.id,
        what: changeText(entry.kind),
        at: localMoment(entry.at),
        userName: entry.userName,
        reason: entry.reason,
        line: lineOf(
          plan,
          entry.rows.filter((row) => row.collection === 'items'),
        ),
      })),
  };
}

export default function Overview() {
  return <ProgrammeOverview {...useLoaderData<typeof loader>()} />;
}

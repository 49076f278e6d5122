// The home of who leads programmes, in words.
import type { OpenRequest } from '~/models/department-answer.server';
import type { ChangeSince } from '~/models/home-visit.server';
import type { LateLine, RedTeam } from '~/models/home.server';
import type { Day } from '~/models/planning/day';
import type { Conflict, NowItem, ProgrammeNow } from '~/models/planning/home/programme-now';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { changeText } from '../plan/change-text';
import { dayLong, dayText, momentText, monthText, periodText, shareText, words } from '../words';
import type { HomeBlock, HomeLine } from './home-parts';
import { block, datesText, itemLine, lateLine, noted, programmeNote } from './home-text.server';

export type RequestText = {
  id: string;
  title: string;
  text: string;
  note: string;
  /** Where its dates can be changed, or where it is read; null when there is no such place. */
  to: { path: string; text: string; label: string } | null;
  /** Says of what the button says that it was dealt with; null where that is done elsewhere. */
  settle: string | null;
};

/** What a department said in a check-in, as its page says it. */
export type CheckInAsk = { id: string; programmeId: string; department: Label; answeredAt: string; text: string };

export type ProgrammeRow = {
  id: string;
  name: string;
  to: string;
  phase: string;
  gate: { text: string; to: string; note: string } | null;
  late: number;
  broken: number;
};

export type LeaderText = {
  title: string;
  requests: RequestText[];
  blocks: HomeBlock[];
  /** Empty when there is one. */
  programmes: ProgrammeRow[];
};

type Moment = (timestamp: string) => { day: Day; time: string };
type Facts = {
  today: Day;
  /** Day and time of a timestamp, as the clock says. */
  local: Moment;
  programmes: readonly ProgrammeNow[];
  late: readonly LateLine[];
  red: readonly RedTeam[];
  requests: readonly OpenRequest[];
  checkIns: readonly CheckInAsk[];
  since: string;
  changed: { count: number; changes: readonly ChangeSince[] };
};

function requestText(request: OpenRequest, local: Moment): RequestText {
  const { id, programmeId, department, userName, text, item } = request;
  const when = momentText(local(request.at));
  const who = words(department);
  const title = item
    ? m.home_request_dates({ department: who, what: words(item.title) })
    : m.home_request_message({ department: who });
  const was = item ? m.home_request_was({ dates: periodText(item) }) : '';
  return {
    ...{ id, title, text },
    note: noted(m.home_request_by({ who: userName, when }), was, item?.movedSince ? m.home_request_moved() : ''),
    to: item && {
      ...{ path: paths.itemMove(programmeId, item.id), text: m.home_request_move() },
      label: m.home_request_move_label({ what: words(item.title) }),
    },
    settle: m.home_request_settle_label({ what: title }),
  };
}

function checkInText({ id, programmeId, department, answeredAt, text }: CheckInAsk, local: Moment): RequestText {
  const title = m.home_request_checkin({ department: words(department) });
  return {
    ...{ id, title, text, note: momentText(local(answeredAt)), settle: null },
    to: {
      ...{ path: paths.checkIns(programmeId), text: m.home_request_read() },
      label: m.home_request_read_label({ what: title }),
    },
  };
}

function conflictText(conflict: Conflict): string {
  switch (conflict.kind) {
    case 'link':
      return m.home_conflict_link({ before: words(conflict.before) });
    case 'phase':
      return m.home_conflict_phase({ phase: words(conflict.phase) });
    case 'freeze':
      return m.home_conflict_freeze({ period: words(conflict.period) });
    case 'deadline':
      return m.home_conflict_deadline({ day: dayText(conflict.deadline) });
  }
}

export function leaderText({
  today,
  local,
  programmes,
  late,
  red,
  requests,
  checkIns,
  since,
  changed,
}: Facts): LeaderText {
  const where = programmeNote(programmes);
  const of = (pick: 'today' | 'week' | 'late') => ({
    all: programmes.flatMap((one) => one[pick].map((item) => ({ programmeId: one.id, item }))),
    line: ({ programmeId, item }: { programmeId: string; item: NowItem }) =>
      itemLine(programmeId, item, where(programmeId)),
  });
  const conflicts = programmes.flatMap(({ id, conflicts: all }) => all.map((one) => ({ programmeId: id, ...one })));
  const [first] = programmes;
  const teamLine = ({ teamId, title, month, ratio }: RedTeam): HomeLine => ({
    ...{ id: teamId, text: words(title), to: paths.capacityTeam(first!.id, teamId) },
    note: '',
    state: { look: 'bad', said: m.home_red_line({ month: monthText(month), ratio: shareText(ratio) }) },
  });
  const changes = changed.changes.map(({ id, programmeId, kind, reason, userName, at: when }): HomeLine => ({
    ...{ id, text: changeText(kind), to: paths.historyEntry(programmeId, id), state: null },
    note: noted(
      m.home_changes_line({ who: userName ?? '–', when: momentText(local(when)) }),
      reason ?? '',
      ...where(programmeId),
    ),
  }));
  const ofOne = (to: (id: string) => string) => (programmes.length === 1 ? to(first!.id) : null);
  return {
    title: m.home_today({ day: dayLong(today) }),
    requests: [
      ...requests.map((request) => requestText(request, local)),
      ...checkIns.map((said) => checkInText(said, local)),
    ],
    blocks: [
      block({ id: 'vandaag', title: m.home_on_today(), none: m.home_on_today_none(), ...of('today'), to: null }),
      block({ id: 'week', title: m.home_week(), none: m.home_week_none(), ...of('week'), to: null }),
      block({
        ...{ id: 'te-laat', title: m.home_late(), none: m.home_late_none(), ...of('late') },
        to: ofOne((id) => paths.items(id, { status: 'late' })) ?? paths.programmes(),
      }),
      block({
        id: 'past-niet',
        title: m.home_conflicts(),
        none: m.home_conflicts_none(),
        all: conflicts,
        line: ({ programmeId, itemId, title, why }) => ({
          ...{ id: itemId, text: words(title), to: paths.item(programmeId, itemId), state: null },
          note: noted(...why.map(conflictText), ...where(programmeId)),
        }),
        to: ofOne((id) => paths.roadmap(id)) ?? paths.programmes(),
      }),
      block({ id: 'teams', title: m.home_red(), none: m.home_red_none(), all: red, line: teamLine, to: null }),
      block({
        ...{ id: 'cijfers', title: m.home_figures(), none: m.home_figures_none() },
        all: late,
        line: (line) => lateLine(line, where(line.programmeId)),
        to: ofOne((id) => paths.figures(id)) ?? paths.programmes(),
      }),
      {
        ...{ id: 'veranderd', title: m.home_changes(), lines: changes, count: changed.count },
        none: m.home_changes_none({ when: momentText(local(since)) }),
        more:
          changed.count > changes.length
            ? {
                to: ofOne((id) => paths.history(id)) ?? paths.programmes(),
                text: m.home_more({ count: changed.count - changes.length }),
              }
            : null,
      },
    ],
    programmes: programmes.length > 1 ? programmes.map(programmeRow) : [],
  };
}

export function programmeRow({ id, name, phase, gate, late, broken }: ProgrammeNow): ProgrammeRow {
  return {
    ...{ id, name, to: paths.programme(id), late: late.length, broken },
    phase: phase ? words(phase.title) : '–',
    gate: gate && {
      ...{ text: words(gate.title), to: paths.milestone(id, gate.id) },
      note: noted(datesText(gate), gate.open > 0 ? m.home_gate_open({ count: gate.open }) : m.home_gate_ready()),
    },
  };
}

// A notice in words: one sentence, where it can be seen, and what the sentence counts; the same on the page and in a letter.
import type { Notice } from '~/models/notice.server';
import { readPeriod } from '~/models/planning/adoption/period';
import type { AskReason } from '~/models/planning/check-in/answers';
import { type NoticeKind, noticeKinds } from '~/models/planning/notices/notice';
import { subjectText } from '~/models/planning/status/status-entry';
import { m } from '~/paraglide/messages.js';
import { conversationPath, subjectName } from '../conversation/comment-text.server';
import { periodName } from '../figures/figure-words';
import { outcomeText } from '../gates/outcome';
import { paths } from '../paths';
import { dayText, periodText, words } from '../words';
import type { NoticeText } from './notice-parts';

const kindNames: Record<NoticeKind, () => string> = {
  mentioned: m.notices_kind_mentioned,
  answer: m.notices_kind_answer,
  moved_own: m.notices_kind_moved_own,
  moved_department: m.notices_kind_moved_department,
  decision: m.notices_kind_decision,
  status_red: m.notices_kind_status_red,
  figures_late: m.notices_kind_figures_late,
  request: m.notices_kind_request,
  check_in: m.notices_kind_check_in,
  rights: m.notices_kind_rights,
};
const askReasonNames: Record<AskReason, () => string> = {
  dates: m.notices_check_in_dates,
  not_good: m.notices_check_in_not_good,
  said: m.notices_check_in_said,
};
export const kindChoices = (): { kind: NoticeKind; name: string }[] =>
  noticeKinds.map((kind) => ({ kind, name: kindNames[kind]() }));

/** In the language of the request, or of whom the letter is for. */
export function noticeText({ programmeId, programmeName, facts, byName }: Notice): NoticeText {
  const alone = (said: string, to: string): NoticeText => ({ said, to, lines: [] });
  // What is about the municipality names no programme.
  const id = programmeId ?? '';
  switch (facts.kind) {
    case 'mentioned':
    case 'answer': {
      const { title, department, subject, commentId } = facts;
      const said = { who: byName ?? '–', what: subjectName(subject, { title, department }) };
      return alone(
        facts.kind === 'mentioned' ? m.notices_said_mentioned(said) : m.notices_said_answer(said),
        conversationPath(id, subject, commentId),
      );
    }
    case 'moved_own':
    case 'moved_department': {
      const count = facts.items.length;
      return {
        said:
          facts.kind === 'moved_own' ? m.notices_said_moved_own({ count }) : m.notices_said_moved_department({ count }),
        to: paths.historyEntry(id, facts.changeId),
        lines: facts.items.map(({ itemId, title, before, after }) => ({
          text: m.notices_moved_line({
            what: words(title),
            ...{ before: periodText(before), after: periodText(after) },
          }),
          to: paths.item(id, itemId),
        })),
      };
    }
    case 'decision': {
      const { itemId, title, outcome, on } = facts;
      const said = { what: words(title), outcome: outcomeText(outcome).toLowerCase(), day: dayText(on) };
      return alone(m.notices_said_decision(said), paths.milestone(id, itemId));
    }
    case 'status_red': {
      const { subject, title, headline } = facts;
      const said = { what: title ? words(title) : (programmeName ?? ''), headline };
      return alone(m.notices_said_red(said), paths.status(id, { of: subjectText(subject) }));
    }
    case 'request': {
      const { department, item } = facts;
      const who = words(department);
      return item
        ? alone(m.notices_said_contested({ department: who, what: words(item.title) }), paths.home())
        : alone(m.notices_said_request({ department: who }), paths.home());
    }
    case 'rights': {
      const { what, personId } = facts;
      if (what === 'failures') return alone(m.notices_said_failures(), paths.signIns({ group: 'refused' }));
      if (what === 'review') return alone(m.notices_said_review(), paths.rightsReview());
      return alone(m.notices_said_administrator(), personId ? paths.person(personId) : paths.people());
    }
    case 'figures_late':
      return {
        said: m.notices_said_late({ count: facts.lines.reduce((sum, { periods }) => sum + periods, 0) }),
        to: paths.figures(id),
        lines: facts.lines.map(({ metric, department, departmentId, since, periods }) => {
          const first = readPeriod(since);
          const said = { metric: words(metric), department: words(department), count: periods };
          return {
            text: m.notices_late_line({ ...said, since: first ? periodName(first) : since }),
            to: paths.figuresEnter(id, { department: departmentId, period: since }),
          };
        }),
      };
    case 'check_in': {
      const { department, reasons } = facts;
      const said = { department: words(department), reasons: reasons.map((one) => askReasonNames[one]()).join(', ') };
      return alone(m.notices_said_check_in(said), paths.checkIns(id));
    }
  }
}

/** The bell in the bar of every page: how many are new, at most 99, and the same in words. */
export const bellText = (count: number) => ({
  count: count === 0 ? '' : count > 99 ? '99+' : String(count),
  label: count === 0 ? m.notices_title() : m.notices_bell({ count }),
});

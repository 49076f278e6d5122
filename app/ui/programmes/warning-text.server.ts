// Planning rules that a programme does not keep, as sentences that say what is the matter and what would be better.
import type { WarnedPeriod, Warning } from '~/models/planning/go-live-rules';
import { lastDay } from '~/models/planning/interval';
import type { Label } from '~/models/planning/plan';
import type { SequenceWarning } from '~/models/planning/sequence-rules';
import { m } from '~/paraglide/messages.js';
import { holidayText } from '../programme/kind-words';
import { dayText, number, percent, periodText, words } from '../words';

const namesOfDays = () => m.weekdays_long().split(' ');
const sentenceStart = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function withDoubt(sentence: string, period: Pick<WarnedPeriod, 'verify'>): string {
  return period.verify ? `${sentence} ${m.programme_warn_verify()}` : sentence;
}

export function goLiveWarningText(warning: Warning): string {
  switch (warning.rule) {
    case 'summer_holiday': {
      const { period, place } = warning;
      const blanks = { period: words(period.label), dates: periodText(period) };
      const sentence = {
        before: m.programme_warn_summer_before,
        during: m.programme_warn_summer_during,
        after: m.programme_warn_summer_after,
      }[place];
      return withDoubt(sentence(blanks), period);
    }
    case 'turn_of_year':
      return m.programme_warn_turn_of_year({ dates: periodText(warning) });
    case 'not_preferred': {
      const blanks = { dates: periodText(warning.next) };
      return warning.why === 'month' ? m.programme_warn_month(blanks) : m.programme_warn_election_year(blanks);
    }
    case 'not_monday_or_tuesday':
      return m.programme_warn_weekday({ weekday: sentenceStart(namesOfDays()[warning.weekday - 1] ?? '') });
    case 'day_off':
      if (warning.holiday) return m.programme_warn_holiday({ holiday: holidayText(warning.holiday) });
      return warning.why === 'weekend' ? m.programme_warn_weekend() : m.programme_warn_closed();
    case 'before_holiday':
      return m.programme_warn_before_holiday({ holiday: holidayText(warning.holiday), day: dayText(warning.day) });
    case 'aftercare_in_holidays':
      return m.programme_warn_aftercare({
        weeks: number(warning.weeks),
        holidayWeeks: number(warning.holidayWeeks, warning.holidayWeeks % 1 === 0 ? 0 : 1),
        allowed: number(warning.allowed),
      });
    case 'election':
      return withDoubt(
        m.programme_warn_election({ period: words(warning.period.label), dates: periodText(warning.period) }),
        warning.period,
      );
    case 'coalition':
      return m.programme_warn_coalition({ dates: periodText(warning) });
    case 'budget_cycle':
      return warning.what === 'closing'
        ? m.programme_warn_closing({ dates: periodText(warning) })
        : m.programme_warn_budget({ dates: periodText(warning) });
    case 'freeze':
      return m.programme_warn_freeze({ period: words(warning.period.label), dates: periodText(warning.period) });
    case 'training_in_summer':
      return m.programme_warn_training({
        from: dayText(warning.from),
        last: dayText(lastDay(warning)),
        attendance: percent(warning.attendance),
      });
  }
}

type Names = { names: Record<string, Label>; departments: number };

export function sequenceWarningText(warning: SequenceWarning, { names, departments }: Names): string {
  const name = (id: string) => {
    const label = names[id];
    return label ? words(label) : '–';
  };
  const title = name(warning.itemId);
  switch (warning.rule) {
    case 'e_service_before_go_live':
      return m.programme_warn_e_service({ title, day: dayText(warning.ready), goLive: dayText(warning.goLive) });
    case 'releases_close_together': {
      const all = warning.departmentIds.length === departments;
      return m.programme_warn_close({
        title,
        day: dayText(warning.day),
        next: name(warning.nextItemId),
        nextDay: dayText(warning.nextDay),
        departments: all ? m.blueprint_all_departments() : warning.departmentIds.map(name).join(', '),
      });
    }
    case 'release_in_school_holiday':
      return withDoubt(
        m.programme_warn_school_holiday({ title, day: dayText(warning.day), period: words(warning.label) }),
        warning,
      );
    case 'new_scope_before_optimisation':
      return m.programme_warn_new_scope({
        title,
        start: dayText(warning.start),
        first: name(warning.firstItemId),
        firstStart: dayText(warning.firstStart),
      });
    case 'clearance_before_substitution':
      return m.programme_warn_clearance({
        title,
        start: dayText(warning.start),
        decision: name(warning.decisionItemId),
        decided: dayText(warning.decided),
      });
    case 'retention_after_go_live':
      return m.programme_warn_retention({ title, ready: dayText(warning.ready) });
    case 'decision_in_coalition':
      return m.programme_warn_decision({ title, day: dayText(warning.day), dates: periodText(warning) });
    case 'wave_2_needs_quality':
      return m.programme_warn_wave({ title, start: dayText(warning.start), criterion: words(warning.text) });
  }
}

// What speaks against a programme, in words and grouped: the go-live day, the order, releases, and what to check later.
import type { ProgrammeWarnings } from '~/models/planning/programme-warnings';
import type { SequenceWarning } from '~/models/planning/sequence-rules';
import { m } from '~/paraglide/messages.js';
import { goLiveWarningText, sequenceWarningText } from './warning-text.server';

/** `more` stands folded under its `summary`. */
type Group = { title: string; lead?: string; lines: string[]; more: { summary: string; lines: string[] } | null };
export type WarningsText = { title: string; groups: Group[] };

/** More lines than this go behind a fold. */
const shown = 3;

/** In the language of the request; without groups when nothing speaks against it. */
export function warningsText(value: ProgrammeWarnings): WarningsText {
  const lines = (...rules: SequenceWarning['rule'][]) =>
    value.sequence.filter((row) => rules.includes(row.rule)).map((row) => sequenceWarningText(row, value));
  const groups = [
    { title: m.programme_warn_group_go_live(), lines: value.goLive.map(goLiveWarningText) },
    {
      title: m.programme_warn_group_order(),
      lines: lines(
        'e_service_before_go_live',
        'retention_after_go_live',
        'new_scope_before_optimisation',
        'clearance_before_substitution',
        'decision_in_coalition',
      ),
    },
    {
      title: m.programme_warn_group_close(),
      lead: m.programme_warn_group_close_lead(),
      lines: lines('releases_close_together'),
    },
    {
      title: m.programme_warn_group_holiday(),
      lead: m.programme_warn_group_holiday_lead(),
      lines: lines('release_in_school_holiday'),
    },
    { title: m.programme_warn_group_later(), lines: lines('wave_2_needs_quality') },
  ];
  return {
    title: m.programme_warn_title({ count: value.goLive.length + value.sequence.length }),
    groups: groups
      .filter((group) => group.lines.length > 0)
      .map((group) => {
        const rest = group.lines.slice(shown);
        const more = rest.length > 0 ? { summary: m.programme_warn_more({ count: rest.length }), lines: rest } : null;
        return { ...group, lines: group.lines.slice(0, shown), more };
      }),
  };
}

// What speaks against a programme, grouped: the go-live day, the order, releases, and what to check later. It never blocks.
import type { ProgrammeWarnings } from '~/models/planning/programme-warnings';
import type { SequenceWarning } from '~/models/planning/sequence-rules';
import { m } from '~/paraglide/messages.js';
import { Notice } from '../shared/notice';
import { goLiveWarningText, sequenceWarningText } from './warning-text';

type Group = { title: string; lead?: string; lines: string[] };

/** More lines than this go behind a fold. */
const shown = 3;

function groupsOf(value: ProgrammeWarnings): Group[] {
  const lines = (...rules: SequenceWarning['rule'][]) =>
    value.sequence.filter((row) => rules.includes(row.rule)).map((row) => sequenceWarningText(row, value));
  return [
    { title: m.programme_warn_group_go_live(), lines: value.goLive.map(goLiveWarningText) },
    {
      title: m.programme_warn_group_order(),
      lines: lines(
        'e_service_before_go_live',
        'retention_after_go_live',
        'new_scope_before_optimisation',
        'clearance_before_substitution',
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
  ].filter((group) => group.lines.length > 0);
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

type Props = {
  value: ProgrammeWarnings;
  /** What the warnings mean here. */
  lead?: string;
};

export function Warnings({ value, lead: explained = m.programme_warn_lead() }: Props) {
  const groups = groupsOf(value);
  if (groups.length === 0) return <Notice tone="good" title={m.programme_warn_none()} />;
  return (
    <Notice tone="warn" title={m.programme_warn_title({ count: value.goLive.length + value.sequence.length })}>
      <p className="measure">{explained}</p>
      <div className="warnings">
        {groups.map(({ title, lead, lines }) => (
          <div key={title} className="stack-small">
            <h3>{title}</h3>
            {lead ? <p className="measure">{lead}</p> : null}
            <Lines lines={lines.slice(0, shown)} />
            {lines.length > shown ? (
              <details className="fold">
                <summary>{m.programme_warn_more({ count: lines.length - shown })}</summary>
                <Lines lines={lines.slice(shown)} />
              </details>
            ) : null}
          </div>
        ))}
      </div>
    </Notice>
  );
}

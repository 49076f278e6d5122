// What a change would do, before it is saved: items that move, gates and freezes, promises, teams over their limit.
import type { ReactNode } from 'react';
import type { Consequences as Value } from '~/models/planning/consequences';
import { listLimit } from '~/models/planning/consequences';
import { m } from '~/paraglide/messages.js';
import { Notice } from '../shared/notice';
import { dayText, monthText, percent, periodText, words } from '../words';
import { MovedTable } from './moved-table';
import { originText } from './origin-text';

/** Of a long list the first few are shown; so is a long table only when it is asked for. */
const pointsShown = 5;
const foldedFrom = 8;
const rowsShown = 40;

type Props = { programmeId: string; value: Value };

function Points({ title, tone, children }: { title: string; tone: 'info' | 'warn' | 'bad'; children: ReactNode[] }) {
  if (children.length === 0) return null;
  const more = children.length - (children.length > foldedFrom ? pointsShown : children.length);
  return (
    <Notice tone={tone} title={title}>
      <ul>{children.slice(0, children.length - more)}</ul>
      {more > 0 ? (
        <details className="fold">
          <summary>{m.golive_more({ count: more })}</summary>
          <ul>{children.slice(-more)}</ul>
        </details>
      ) : null}
    </Notice>
  );
}

function HeldBack({ rows }: { rows: Value['heldBack'] }) {
  const [row, ...more] = rows;
  if (!row) return null;
  const days = ({ asked, got }: typeof row) => ({ asked: dayText(asked), got: dayText(got) });
  if (more.length === 0) {
    return (
      <Notice tone="warn" title={m.consequence_held_back(days(row))}>
        <p>{originText(row.origin)}</p>
      </Notice>
    );
  }
  return (
    <Points tone="warn" title={m.bulk_held_back()}>
      {rows.map((held) => (
        <li key={held.title.nl + held.asked}>
          {m.bulk_held_back_line({ title: words(held.title), ...days(held) })} {originText(held.origin)}
        </li>
      ))}
    </Points>
  );
}

export function Consequences({ programmeId, value }: Props) {
  const { moved, movedCount } = value;
  return (
    <div className="stack" data-testid="consequences">
      <p>
        <strong>{m.consequence_moved({ count: movedCount })}</strong>{' '}
        {value.gateCount > 0 ? m.consequence_gates({ count: value.gateCount }) : null}
      </p>
      <HeldBack rows={value.heldBack} />
      <Points tone="bad" title={m.consequence_load()}>
        {value.load.map((row) => (
          <li key={row.month + row.team.nl}>
            {m.consequence_load_line({
              team: words(row.team),
              before: percent(row.before),
              after: percent(row.after),
              month: monthText(row.month),
            })}
          </li>
        ))}
      </Points>
      <Points tone="bad" title={m.consequence_deadlines()}>
        {value.deadlines.map((row) => (
          <li key={row.title.nl}>
            {m.consequence_deadline_line({
              title: words(row.title),
              last: dayText(row.last),
              deadline: dayText(row.deadline),
            })}
          </li>
        ))}
      </Points>
      <Points tone="warn" title={m.consequence_freezes()}>
        {value.freezes.map((row) => (
          <li key={row.title.nl + row.from}>
            {m.consequence_freeze_line({ title: words(row.title), period: words(row.period), dates: periodText(row) })}
          </li>
        ))}
      </Points>
      <Points tone="warn" title={m.consequence_broken_links()}>
        {value.brokenLinks.map((row) => (
          <li key={row.from.nl + row.to.nl}>
            {m.consequence_broken_link_line({ from: words(row.from), to: words(row.to) })}
          </li>
        ))}
      </Points>
      <Points tone="warn" title={m.consequence_outside_phase()}>
        {value.outsidePhase.map((row) => (
          <li key={row.title.nl}>
            {m.consequence_outside_phase_line({ title: words(row.title), phase: words(row.phase) })}
          </li>
        ))}
      </Points>
      <Points tone="info" title={m.stays_title()}>
        {value.stays.map((row) => (
          <li key={row.itemId}>{m.stays_line({ title: words(row.title), dates: periodText(row.at) })}</li>
        ))}
      </Points>
      {value.phases.length > 0 ? (
        <Notice title={m.consequence_phases()}>
          <ul>
            {value.phases.map((row) => (
              <li key={row.title.nl}>
                {words(row.title)}: <del className="was">{periodText(row.before)}</del>
                <span className="arrow">→</span>
                <ins className="is">{periodText(row.after)}</ins>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {moved.length > rowsShown ? (
        <details className="fold">
          <summary>{m.golive_all_moved({ count: movedCount })}</summary>
          <MovedTable programmeId={programmeId} moved={moved} />
        </details>
      ) : moved.length > 0 ? (
        <MovedTable programmeId={programmeId} moved={moved} />
      ) : null}
      {movedCount > listLimit ? <p className="muted">{m.consequence_more({ count: movedCount - listLimit })}</p> : null}
    </div>
  );
}

// Drag, stretch and keys on bars: propose dates, say them, and open the Move panel, which shows the consequences and saves.
import { type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { isChange, proposalOf } from '~/models/planning/roadmap-proposal';
import { addDays } from '~/models/planning/day';
import { lastDay } from '~/models/planning/interval';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { dayShort } from '../words';
import { type Bar, barOf, dayPixels, gestureAt, putBack, showAt } from './roadmap-drag';

type Props = {
  programmeId: string;
  /** Days on the track. */
  days: number;
  /** The page to come back to. */
  back: string;
  go: (to: string, keep: boolean) => void;
  children: ReactNode;
};

type Moving = { bar: Bar; move: number; stretch: number };
type Drag = { bar: Bar; kind: 'move' | 'stretch'; x: number; perDay: number; begun: boolean };

const keys: Record<string, ['move' | 'stretch', number]> = {
  ArrowLeft: ['move', -1],
  ArrowRight: ['move', 1],
  PageUp: ['stretch', -1],
  PageDown: ['stretch', 1],
};

function proposed({ bar, move, stretch }: Moving) {
  const moved = proposalOf(bar, { kind: 'move', days: move });
  const until = bar.until === bar.from ? moved.from : addDays(moved.last, 1);
  return proposalOf({ from: moved.from, until }, { kind: 'stretch', days: stretch });
}

function textOf(moving: Moving): string {
  const { bar, move, stretch } = moving;
  const { from, last } = proposed(moving);
  const wasLast = lastDay(bar);
  return [
    move === 0 && stretch !== 0 ? '' : m.roadmap_proposal({ was: dayShort(bar.from), becomes: dayShort(from) }),
    stretch === 0 ? '' : m.roadmap_proposal_last({ was: dayShort(wasLast), becomes: dayShort(last) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

export function RoadmapMoves({ programmeId, days, back, go, children }: Props) {
  const [said, say] = useState('');
  const drag = useRef<Drag | null>(null);
  const moving = useRef<Moving | null>(null);
  const dragged = useRef(false);

  const cancel = () => {
    if (moving.current) putBack(moving.current.bar);
    drag.current = moving.current = null;
    say('');
  };
  const propose = (next: Moving) => {
    const perDay = dayPixels(next.bar, days);
    moving.current = next;
    showAt(next.bar, { move: next.move * perDay, stretch: next.stretch * perDay });
    say(textOf(next));
  };
  const open = () => {
    const current = moving.current;
    if (!current) return;
    const proposal = proposed(current);
    if (!isChange(current.bar, proposal)) return cancel();
    const last = current.stretch === 0 ? null : proposal.last;
    go(paths.itemMove(programmeId, current.bar.id, { start: proposal.from, last, back }), false);
  };

  const onPointerDown = (event: PointerEvent) => {
    dragged.current = false;
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const bar = barOf(event.target);
    if (!bar) return;
    if (moving.current) cancel();
    drag.current = {
      bar,
      kind: gestureAt(bar, event.clientX),
      x: event.clientX,
      perDay: dayPixels(bar, days),
      begun: false,
    };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const current = drag.current;
    if (!current) {
      const bar = barOf(event.target);
      if (bar) bar.element.style.cursor = gestureAt(bar, event.clientX) === 'stretch' ? 'ew-resize' : '';
      return;
    }
    const shift = event.clientX - current.x;
    if (!current.begun && Math.abs(shift) < 4) return;
    if (!current.begun) event.currentTarget.setPointerCapture(event.pointerId);
    current.begun = dragged.current = true;
    const by = Math.round(shift / current.perDay);
    if (moving.current && moving.current[current.kind] === by) return;
    propose({ bar: current.bar, move: 0, stretch: 0, [current.kind]: by });
  };
  const onPointerUp = () => {
    const begun = drag.current?.begun;
    drag.current = null;
    if (begun) open();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && moving.current) {
      event.preventDefault();
      return cancel();
    }
    const bar = barOf(event.target);
    if (!bar) return;
    if (event.key === 'Enter' && moving.current?.bar.id === bar.id) {
      event.preventDefault();
      return open();
    }
    const step = event.altKey ? keys[event.key] : undefined;
    if (!step) return;
    event.preventDefault();
    const now = moving.current?.bar.element === bar.element ? moving.current : { bar, move: 0, stretch: 0 };
    if (moving.current && now !== moving.current) cancel();
    propose({ ...now, [step[0]]: now[step[0]] + step[1] * (event.shiftKey ? 7 : 1) });
  };
  const onClickCapture = (event: MouseEvent) => {
    if (!dragged.current) return;
    dragged.current = false;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the links inside have the focus; this hears their events
    <div
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={cancel}
      onKeyDown={onKeyDown}
      onClickCapture={onClickCapture}
      onDragStart={(event) => event.preventDefault()}
    >
      {children}
      <p className="rm-said no-print" role="status">
        {said === '' ? null : (
          <>
            <strong>{said}</strong> <small>{m.roadmap_proposal_keys()}</small>
          </>
        )}
      </p>
    </div>
  );
}

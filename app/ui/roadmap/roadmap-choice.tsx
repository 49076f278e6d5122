// Choosing several bars: Shift and click, or the space bar; what is chosen goes to the page that changes them together.
import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from 'react';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { barOf } from './roadmap-drag';

type Props = {
  programmeId: string;
  /** The page to come back to. */
  back: string;
  children: ReactNode;
};

/** Marks the bars that are chosen; the picture is text, so after every drawing it is done again. */
function mark(root: HTMLElement | null, chosen: ReadonlySet<string>): void {
  for (const bar of root?.querySelectorAll<SVGAElement>('a[data-id]') ?? []) {
    bar.classList.toggle('rm-chosen', chosen.has(bar.dataset.id ?? ''));
  }
}

export function RoadmapChoice({ programmeId, back, children }: Props) {
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());

  const toggle = (event: MouseEvent | KeyboardEvent) => {
    const bar = barOf(event.target);
    if (!bar) return;
    event.preventDefault();
    event.stopPropagation();
    const next = new Set(chosen);
    if (!next.delete(bar.id)) next.add(bar.id);
    choose(next);
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the links inside have the focus; this hears their events
    <div
      ref={(root) => mark(root, chosen)}
      onClickCapture={(event) => (event.shiftKey ? toggle(event) : undefined)}
      onKeyDown={(event) => (event.key === ' ' ? toggle(event) : undefined)}
    >
      {children}
      <div className="rm-choice no-print" role="status">
        {chosen.size === 0 ? null : (
          <>
            <strong>{m.bulk_count({ count: chosen.size })}</strong>
            <a
              className="utrecht-button utrecht-button--primary-action"
              href={paths.itemsBulk(programmeId, { item: [...chosen], back })}
            >
              {m.bulk_together()}
            </a>
            <Button look="subtle" type="button" onClick={() => choose(new Set())}>
              {m.bulk_choose_none()}
            </Button>
          </>
        )}
      </div>
      <p className="muted small no-print rm-choice-hint">{m.bulk_roadmap_hint()}</p>
    </div>
  );
}

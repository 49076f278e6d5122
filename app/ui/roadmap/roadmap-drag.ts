// A bar under the pointer: how far it was dragged, in days, and how it looks meanwhile. Works on the document, not through React.
import type { Day } from '~/models/planning/day';
import type { Gesture } from '~/models/planning/roadmap-proposal';

export type Bar = { id: string; from: Day; until: Day; element: SVGAElement };

/** The bar an event is about, when it may be moved. */
export function barOf(target: EventTarget | null): Bar | null {
  const element = target instanceof Element ? target.closest<SVGAElement>('a[data-from]') : null;
  if (!element) return null;
  const { id, from, until } = element.dataset;
  return id && from && until ? { id, from: from as Day, until: until as Day, element } : null;
}

const edge = 8;

/** Right edge: stretch. A moment, or a bar too short to aim at its edge, only moves. */
export function gestureAt({ element, from, until }: Bar, x: number): Gesture['kind'] {
  const rect = element.querySelector('rect')?.getBoundingClientRect();
  return rect && from !== until && rect.width > 2.5 * edge && Math.abs(x - rect.right) < edge ? 'stretch' : 'move';
}

/** Pixels of a day on the bar's track. */
export function dayPixels({ element }: Bar, days: number): number {
  return (element.ownerSVGElement?.getBoundingClientRect().width ?? days) / days;
}

/** Shows the bar where the gestures put it, and a ghost where it stands. */
export function showAt(bar: Bar, pixels: { move: number; stretch: number }): void {
  const { element } = bar;
  if (!element.previousElementSibling?.classList.contains('rm-ghost')) {
    const ghost = element.cloneNode(true) as SVGAElement;
    ghost.classList.add('rm-ghost');
    for (const name of ['href', 'aria-label', 'data-from']) ghost.removeAttribute(name);
    ghost.setAttribute('aria-hidden', 'true');
    element.before(ghost);
  }
  element.classList.add('rm-moving');
  element.style.transform = `translateX(${pixels.move}px)`;
  const rect = element.querySelector('rect');
  const stood = element.previousElementSibling?.querySelector('rect')?.getBoundingClientRect().width ?? 0;
  if (rect) rect.style.width = pixels.stretch === 0 ? '' : `${Math.max(2, stood + pixels.stretch)}px`;
}

/** Puts the bar back where it stands. */
export function putBack({ element }: Bar): void {
  if (element.previousElementSibling?.classList.contains('rm-ghost')) element.previousElementSibling.remove();
  element.classList.remove('rm-moving');
  element.style.transform = '';
  const rect = element.querySelector('rect');
  if (rect) rect.style.width = '';
}

// The adoption curve beneath the lanes, drawn on the server; and what an item did, said while it is pointed at.
import type { FocusEvent, PointerEvent } from 'react';
import { useDrawn } from '../shared/drawn-part';

/** The elements around what is drawn. */
export const curveIds = { picture: 'rc', tables: 'rc-tables' } as const;

/** What is drawn, null where the document itself has it. */
export type DrawnCurve = Record<keyof typeof curveIds, string | null> & {
  metricKey: string;
  of: readonly string[];
  title: string;
  summary: string;
};

type Props = { curve: DrawnCurve };

/** For a region with the curve in it: marks the item that is pointed at or has the focus, and says what it was to do. */
export function showMove(event: PointerEvent | FocusEvent): void {
  const region = event.currentTarget;
  const link = event.target instanceof Element ? event.target.closest('a[href*="/items/"]') : null;
  const id = link?.getAttribute('href')?.split('?')[0]?.split('/').pop();
  const now = region.querySelector('.rc-on');
  const next = id ? region.querySelector(`.rc-move[data-item="${CSS.escape(id)}"]`) : null;
  if (now === next) return;
  now?.classList.remove('rc-on');
  next?.classList.add('rc-on');
  const said = region.querySelector<HTMLElement>('.rc-said');
  if (said) said.textContent = next?.querySelector('title')?.textContent ?? said.dataset.hint ?? '';
}

export function RoadmapCurve({ curve }: Props) {
  const picture = useDrawn(curveIds.picture, curve.picture);
  return <section className="rc" id={curveIds.picture} aria-label={curve.title} dangerouslySetInnerHTML={picture} />;
}

/** The same as tables: where each department stands, and what followed each item. On paper they begin a sheet. */
export function CurveTables({ curve }: Props) {
  return (
    <section className="rc-tables" aria-label={curve.title}>
      <h2 className="print-only">{curve.title}</h2>
      <div id={curveIds.tables} dangerouslySetInnerHTML={useDrawn(curveIds.tables, curve.tables)} />
    </section>
  );
}

// The adoption curve beneath the lanes, on their time axis; and what an item did, said while it is pointed at.
import type { FocusEvent, PointerEvent } from 'react';
import { curveHeight, noCurve } from '~/models/planning/adoption/curve-place';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { useDrawn } from '../shared/drawn-part';
import { words } from '../words';
import type { RoadmapLink } from './roadmap-link';

/** The elements around what is drawn. */
export const curveIds = { names: 'rc-names', track: 'rc-track', standing: 'rc-standing', table: 'rc-table' } as const;

/** What is drawn, null where the document itself has it. */
export type DrawnCurve = Record<keyof typeof curveIds, string | null> & {
  metricKey: string;
  title: Label;
  of: readonly string[];
  label: string;
  summary: string;
  moves: number;
};

type Props = { programmeId: string; curve: DrawnCurve; link: RoadmapLink };

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
  const said = region.querySelector('.rc-said');
  if (said) said.textContent = next?.querySelector('title')?.textContent ?? m.curve_hint();
}

export function RoadmapCurve({ programmeId, curve, link }: Props) {
  const names = useDrawn(curveIds.names, curve.names);
  const track = useDrawn(curveIds.track, curve.track);
  const over = paths.adoptionMetric(programmeId, curve.metricKey, { department: curve.of });
  return (
    <section className="rc" aria-label={m.curve_title({ metric: words(curve.title) })}>
      <p className="rc-said no-print" role="status">
        {m.curve_hint()}
      </p>
      <div className="rm-line">
        <div className="rm-names rc-names">
          <h2>
            <a href={over}>{words(curve.title)}</a>
          </h2>
          <ul className="plain" id={curveIds.names} dangerouslySetInnerHTML={names} />
          <a className="rc-hide no-print" href={link({ curve: noCurve })} data-keep="">
            {m.curve_hide()}
          </a>
        </div>
        <svg
          className="rm-track"
          id={curveIds.track}
          height={curveHeight}
          role="group"
          aria-label={curve.label}
          dangerouslySetInnerHTML={track}
        />
      </div>
    </section>
  );
}

/** The same as tables: where each department stands, and what followed each item. */
export function CurveTables({ curve }: Pick<Props, 'curve'>) {
  const standing = useDrawn(curveIds.standing, curve.standing);
  const table = useDrawn(curveIds.table, curve.table);
  return (
    <>
      <div className="scroll-x">
        <table className="table" id={curveIds.standing} dangerouslySetInnerHTML={standing} />
      </div>
      {curve.moves > 0 ? (
        <div className="scroll-x">
          <table className="table" id={curveIds.table} dangerouslySetInnerHTML={table} />
        </div>
      ) : null}
    </>
  );
}

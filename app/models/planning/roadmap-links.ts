// Dependency lines between drawn rows: orthogonal, all in one path, in a box that is stretched over the track.
import type { LinkType } from './plan';

/** Width of the box the lines are drawn in. */
export const linkWidth = 10_000;

/** Where a row's bar begins and ends (percent of the track) and its middle, in pixels from the top. */
export type Place = { from: number; until: number; y: number };

export type LinkPaths = { lines: string; ends: string; count: number };

const x = (percent: number) => Math.round((percent / 100) * linkWidth);

/** Along which line a link goes: out of one bar, a little along, down or up, and in at the other. */
function line(from: Place, to: Place, type: LinkType, elbow: number, halfRow: number): string {
  const fromEnd = type === 'FS' || type === 'FF';
  const toEnd = type === 'FF' || type === 'SF';
  const x1 = x(fromEnd ? from.until : from.from);
  const x2 = x(toEnd ? to.until : to.from);
  const out = x1 + (fromEnd ? elbow : -elbow);
  const into = x2 + (toEnd ? elbow : -elbow);
  const straight = fromEnd ? (toEnd ? null : out <= into) : toEnd ? out >= into : null;
  if (straight === true) return `M${x1} ${from.y}H${into}V${to.y}H${x2}`;
  if (straight === null) {
    const side = fromEnd ? Math.max(out, into) : Math.min(out, into);
    return `M${x1} ${from.y}H${side}V${to.y}H${x2}`;
  }
  // The successor begins before the predecessor is out of the way: go round between the rows.
  const between = to.y + (to.y > from.y ? -halfRow : halfRow);
  return `M${x1} ${from.y}H${out}V${between}H${into}V${to.y}H${x2}`;
}

/** `width`: of the track in pixels, for elbows of about six pixels. */
export function linkPaths(
  links: readonly { from: Place; to: Place; type: LinkType }[],
  width: number,
  rowHeight: number,
): LinkPaths {
  const elbow = Math.max(1, Math.round((6 / width) * linkWidth));
  const lines = links.map(({ from, to, type }) => line(from, to, type, elbow, Math.floor(rowHeight / 2)));
  const ends = links.map(({ to, type }) => `M${x(type === 'FF' || type === 'SF' ? to.until : to.from)} ${to.y}h0`);
  return { lines: lines.join(''), ends: ends.join(''), count: links.length };
}

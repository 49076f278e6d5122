// What lies behind every track of the time axis, as text, once: bands, lines, go-live, today; used by `<use href="#ta-back">` in each.
import type { TimeAxis } from '~/models/planning/time-axis';
import { type Markup, markup } from './markup';

const patterns = markup`<pattern id="ta-freeze" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="ta-freeze-line" d="M1 0v6M4 0v6"/></pattern><pattern id="ta-closed" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="ta-closed-line" d="M1 0v6"/></pattern><pattern id="ta-holiday" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><path class="ta-holiday-line" d="M1 0v7"/></pattern>`;

const line = (className: string, at: number | null) =>
  at === null ? null : markup`<line class="${className}" x1="${at}%" x2="${at}%" y2="100%"/>`;

export function timeAxisBack({ upper, lower, bands, today, goLive }: TimeAxis): Markup {
  const major = new Set(upper.map((tick) => tick.day));
  const rects = bands.map(
    ({ at, width, look }) => markup`<rect x="${at}%" width="${width}%" height="100%" fill="url(#ta-${look})"/>`,
  );
  const lines = lower.flatMap(({ day, at }) => line(major.has(day) ? 'ta-major' : 'ta-minor', at) ?? []);
  return markup`<defs>${patterns}<g id="ta-back">${rects}${lines}${line('ta-today', today)}${line('ta-g', goLive)}</g></defs>`;
}

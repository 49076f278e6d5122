// Freezes, days off, school holidays and elections of twelve months, as text, drawn where they lie.
import { shortName } from '~/models/planning/calendar-period';
import type { StripBand, YearStrip } from '~/models/planning/year-strip';
import { m } from '~/paraglide/messages.js';
import { type Markup, markup } from '../shared/markup';
import { periodText } from '../words';
import { lookText, periodName } from './calendar-text';

const line = (className: string, at: number | null) =>
  at === null ? null : markup`<line class="${className}" x1="${at}%" x2="${at}%" y1="0" y2="100%"/>`;

function bandOf({ period, at, width, lane, name }: StripBand, laneHeight: number): Markup {
  const y = lane * laneHeight + 2;
  const text = periodName(period);
  const rect = (className: Markup | null) =>
    markup`<rect${className} x="${at}%" width="${width}%" y="${y}" height="${laneHeight - 3}"/>`;
  const hatch = period.look === 'freeze' ? rect(markup` class="band-hatch"`) : null;
  const written = name
    ? markup`<text x="${name.at}%" dx="${name.anchor === 'start' ? 4 : -4}" y="${y + laneHeight - 6.5}" text-anchor="${name.anchor}">${shortName(text)}</text>`
    : null;
  return markup`<g class="band band-${period.look}"><title>${lookText(period.look)}: ${text}, ${periodText(period)}</title>${rect(null)}${hatch}${written}</g>`;
}

export function yearStrip({ bands, lanes, goLive, today }: YearStrip, small: boolean): Markup {
  const laneHeight = small ? 14 : 17;
  const named = bands.filter(({ period }) => typeof period.name !== 'string');
  const list = named.map(({ period }) => `${periodName(period)}, ${periodText(period)}`).join('; ');
  return markup`<svg class="year-strip${small ? ' year-strip-small' : ''}" width="100%" height="${lanes * laneHeight + 3}" role="img" aria-label="${m.calendar_strip({ list })}"><defs><pattern id="cal-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch-line" x1="0" x2="0" y1="0" y2="5"/></pattern></defs>${line('year-g', goLive)}${line('year-today', today)}${bands.map((band) => bandOf(band, laneHeight))}</svg>`;
}

// One item in its row, as text: a bar or a diamond that is a link, with its slack, its marks and its label.
import type { RoadmapRow } from '~/models/planning/roadmap-rows';
import { type BaselineOverlay, placeOf, standingOf } from '~/models/planning/roadmap-baseline';
import type { Scale } from '~/models/planning/roadmap-rows';
import { signed } from '../compare/shift-text';
import { paths } from '../paths';
import { type Markup, markup } from '../shared/markup';
import { words } from '../words';
import { rowText } from './row-text.server';

export type BarContext = {
  programmeId: string;
  mayChange: boolean;
  trackWidth: number;
  /** A baseline to draw under each item, on the scale of the picture. */
  overlay: { baseline: BaselineOverlay; scale: Scale } | null;
};

/** Where things stand in a row; with a baseline beneath, the bar makes room for it. */
const alone = { top: 6, height: 18, middle: 15, text: 19 };
const above = { top: 3, height: 15, middle: 11, text: 15 };

/** Solid: as promised · hollow: later now · dotted: earlier now; the number says by how many working days. */
function thenUnder(row: RoadmapRow, y: number, { overlay }: BarContext): Markup | null {
  const then = overlay?.baseline.rows.get(row.id);
  const place = then && overlay ? placeOf(then, overlay.scale) : null;
  if (!then || !place) return null;
  const standing = standingOf(then);
  const { at, width } = place;
  const shape = then.moment
    ? markup`<use href="#rm-then" x="${at}%" y="${y + 25}"/>`
    : markup`<rect x="${at}%" y="${y + 22}" width="${width}%" height="5" rx="1"/>`;
  const end = at + width;
  const side =
    end > 96 ? markup`x="${at}%" dx="-6" text-anchor="end"` : markup`x="${end}%" dx="${then.moment ? 8 : 5}"`;
  const text = standing === 'same' ? null : markup`<text ${side} y="${y + 29}">${signed(then.shift)}</text>`;
  return markup`<g class="rm-then rm-then-${standing}">${shape}${text}</g>`;
}

const glyphs = { planned: '', started: '▸ ', done: '✓ ', late: '! ' };
const letter = 6.3;

/** The whole title stands in the bar when it fits there; beside it only the glyph, for the name column has the title. */
function label(row: RoadmapRow, y: number, moment: boolean, trackWidth: number): Markup | null {
  const title = words(row.title);
  const glyph = row.retired ? '' : glyphs[row.status];
  const room = (row.width / 100) * trackWidth - 14;
  if (!moment && (title.length + glyph.length) * letter <= room) {
    return markup`<text class="rm-in" x="${row.at}%" dx="8" y="${y}">${glyph + title}</text>`;
  }
  if (glyph === '') return null;
  const end = row.at + row.width;
  return end > 97
    ? markup`<text class="rm-out" y="${y}" x="${row.at}%" dx="-12" text-anchor="end">${glyph.trim()}</text>`
    : markup`<text class="rm-out" y="${y}" x="${end}%" dx="${moment ? 13 : 6}">${glyph.trim()}</text>`;
}

/** An hourglass on the day on which the figures are expected, tied to the bar; before the bar when nobody can tell. */
function waitSign({ at }: RoadmapRow, { at: day }: NonNullable<RoadmapRow['waits']>, y: number): Markup {
  if (day === null)
    return markup`<use class="rm-wait" href="#rm-hourglass" x="${at}%" y="${y}" transform="translate(-11)"/>`;
  return markup`<line class="rm-wait-line" x1="${day}%" x2="${at}%" y1="${y}" y2="${y}"/><use class="rm-wait" href="#rm-hourglass" x="${day}%" y="${y}" transform="translate(-6)"/>`;
}

export function roadmapBar(row: RoadmapRow, y: number, context: BarContext): Markup {
  const { programmeId, mayChange, trackWidth, overlay } = context;
  const place = overlay ? above : alone;
  const { kind, at, width } = row;
  const moment = kind === 'milestone' || kind === 'gate';
  const marks = [row.critical ? ' rm-critical' : '', row.retired ? ' rm-retired' : ''].join('');
  const hue = row.hue === null ? '' : ` hue-${row.hue}`;
  const drag =
    mayChange && row.movable ? markup` data-id="${row.id}" data-from="${row.from}" data-until="${row.until}"` : null;
  const slack =
    row.slackTo === null
      ? null
      : markup`<line class="rm-slack" x1="${at + width}%" x2="${row.slackTo}%" y1="${y + place.middle}" y2="${y + place.middle}"/>`;
  const shape = moment
    ? markup`<use href="${kind === 'gate' ? '#rm-gate' : '#rm-milestone'}" x="${at}%" y="${y + place.middle}"/>`
    : markup`<rect x="${at}%" y="${y + place.top}" width="${width}%" height="${place.height}" rx="${kind === 'activity' ? 2 : 9}"/>`;
  const waits = row.waits ? waitSign(row, row.waits, y + place.middle) : null;
  const flag = row.outside ? markup`<use class="rm-outside" href="#rm-flag" x="${at}%" y="${y + 3}"/>` : null;
  return markup`<a class="rm-i rm-${kind} rm-${row.status}${marks}${hue}" href="${paths.item(programmeId, row.id)}" aria-label="${rowText(row, overlay?.baseline ?? null)}" draggable="false"${drag}>${slack}${waits}${shape}${flag}${label(row, y + place.text, moment, trackWidth)}${thenUnder(row, y, context)}</a>`;
}

// One item in its row, as text: a bar or a diamond that is a link, with its slack, its marks and its label.
import type { RoadmapRow } from '~/models/planning/roadmap-rows';
import { paths } from '../paths';
import { type Markup, markup } from '../shared/markup';
import { words } from '../words';
import { rowText } from './row-text.server';

export type BarContext = { programmeId: string; mayChange: boolean; trackWidth: number };

const glyphs = { planned: '', started: '▸ ', done: '✓ ', late: '! ' };
const letter = 6.3;

/** The whole title stands in the bar when it fits there; beside it only the glyph, for the name column has the title. */
function label(row: RoadmapRow, y: number, moment: boolean, trackWidth: number): Markup | null {
  const title = words(row.title);
  const glyph = row.retired ? '' : glyphs[row.status];
  const room = (row.width / 100) * trackWidth - 14;
  if (!moment && (title.length + glyph.length) * letter <= room) {
    return markup`<text class="rm-in" x="${row.at}%" dx="8" y="${y + 19}">${glyph + title}</text>`;
  }
  if (glyph === '') return null;
  const end = row.at + row.width;
  return end > 97
    ? markup`<text class="rm-out" y="${y + 19}" x="${row.at}%" dx="-12" text-anchor="end">${glyph.trim()}</text>`
    : markup`<text class="rm-out" y="${y + 19}" x="${end}%" dx="${moment ? 13 : 6}">${glyph.trim()}</text>`;
}

export function roadmapBar(row: RoadmapRow, y: number, { programmeId, mayChange, trackWidth }: BarContext): Markup {
  const { kind, at, width } = row;
  const moment = kind === 'milestone' || kind === 'gate';
  const marks = [row.critical ? ' rm-critical' : '', row.retired ? ' rm-retired' : ''].join('');
  const hue = row.hue === null ? '' : ` hue-${row.hue}`;
  const drag =
    mayChange && row.movable ? markup` data-id="${row.id}" data-from="${row.from}" data-until="${row.until}"` : null;
  const slack =
    row.slackTo === null
      ? null
      : markup`<line class="rm-slack" x1="${at + width}%" x2="${row.slackTo}%" y1="${y + 15}" y2="${y + 15}"/>`;
  const shape = moment
    ? markup`<use href="${kind === 'gate' ? '#rm-gate' : '#rm-milestone'}" x="${at}%" y="${y + 15}"/>`
    : markup`<rect x="${at}%" y="${y + 6}" width="${width}%" height="18" rx="${kind === 'activity' ? 2 : 9}"/>`;
  const flag = row.outside ? markup`<use class="rm-outside" href="#rm-flag" x="${at}%" y="${y + 3}"/>` : null;
  return markup`<a class="rm-i rm-${kind} rm-${row.status}${marks}${hue}" href="${paths.item(programmeId, row.id)}" aria-label="${rowText(row)}" draggable="false"${drag}>${slack}${shape}${flag}${label(row, y, moment, trackWidth)}</a>`;
}

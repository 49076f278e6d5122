// One item in its row: a bar or a diamond that is a link, with its slack, its marks and its label.
import type { RoadmapRow } from '~/models/planning/roadmap-rows';
import { paths } from '../paths';
import { words } from '../words';
import { rowText } from './roadmap-text';

type Props = { row: RoadmapRow; y: number; programmeId: string; mayChange: boolean; trackWidth: number };

const glyphs = { planned: '', started: '▸ ', done: '✓ ', late: '! ' };
const letter = 6.3;
const most = 44;

/** Inside when it fits, else to the right, else to the left of the bar. */
function labelPlace(row: RoadmapRow, length: number, trackWidth: number, moment: boolean) {
  const need = length * letter + 14;
  const px = (percent: number) => (percent / 100) * trackWidth;
  if (!moment && need <= px(row.width)) return { className: 'rm-in', x: `${row.at}%`, dx: 8 };
  const end = row.at + row.width;
  const beside = moment ? 13 : 6;
  if (px(end) + need <= trackWidth || px(row.at) < need) return { className: 'rm-out', x: `${end}%`, dx: beside };
  return { className: 'rm-out', x: `${row.at}%`, dx: -beside, textAnchor: 'end' as const };
}

export function RoadmapBar({ row, y, programmeId, mayChange, trackWidth }: Props) {
  const moment = row.kind === 'milestone' || row.kind === 'gate';
  const full = words(row.title);
  const title = full.length > most ? `${full.slice(0, most - 1).trimEnd()}…` : full;
  const glyph = row.retired ? '' : glyphs[row.status];
  const marks = [row.critical ? ' rm-critical' : '', row.retired ? ' rm-retired' : ''].join('');
  const hue = row.hue === null ? '' : ` hue-${row.hue}`;
  const drag = mayChange && row.movable ? { 'data-id': row.id, 'data-from': row.from, 'data-until': row.until } : {};
  return (
    <a
      className={`rm-i rm-${row.kind} rm-${row.status}${marks}${hue}`}
      href={paths.item(programmeId, row.id)}
      aria-label={rowText(row)}
      draggable="false"
      {...drag}
    >
      {row.slackTo === null ? null : (
        <line className="rm-slack" x1={`${row.at + row.width}%`} x2={`${row.slackTo}%`} y1={y + 15} y2={y + 15} />
      )}
      {moment ? (
        <use href={row.kind === 'gate' ? '#rm-gate' : '#rm-milestone'} x={`${row.at}%`} y={y + 15} />
      ) : (
        <rect x={`${row.at}%`} y={y + 6} width={`${row.width}%`} height="18" rx={row.kind === 'activity' ? 2 : 9} />
      )}
      {row.outside ? <use className="rm-outside" href="#rm-flag" x={`${row.at}%`} y={y + 3} /> : null}
      <text y={y + 19} {...labelPlace(row, title.length + glyph.length, trackWidth, moment)}>
        {glyph}
        <tspan>{title}</tspan>
      </text>
    </a>
  );
}

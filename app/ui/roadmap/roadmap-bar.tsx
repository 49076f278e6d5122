// One item in its row: a bar or a diamond that is a link, with its slack, its marks and its label.
import type { RoadmapRow } from '~/models/planning/roadmap-rows';
import { paths } from '../paths';
import { words } from '../words';
import { rowText } from './roadmap-text';

type Props = { row: RoadmapRow; y: number; programmeId: string; mayChange: boolean; trackWidth: number };

const glyphs = { planned: '', started: '▸ ', done: '✓ ', late: '! ' };
const letter = 6.3;

/** The whole title stands in the bar when it fits there; beside it only the glyph, for the name column has the title. */
function Label({ row, y, moment, trackWidth }: { row: RoadmapRow; y: number; moment: boolean; trackWidth: number }) {
  const title = words(row.title);
  const glyph = row.retired ? '' : glyphs[row.status];
  const room = (row.width / 100) * trackWidth - 14;
  if (!moment && (title.length + glyph.length) * letter <= room) {
    return (
      <text className="rm-in" x={`${row.at}%`} dx="8" y={y + 19}>
        {glyph + title}
      </text>
    );
  }
  const end = row.at + row.width;
  const place =
    end > 97 ? { x: `${row.at}%`, dx: -12, textAnchor: 'end' as const } : { x: `${end}%`, dx: moment ? 13 : 6 };
  return glyph === '' ? null : (
    <text className="rm-out" y={y + 19} {...place}>
      {glyph.trim()}
    </text>
  );
}

export function RoadmapBar({ row, y, programmeId, mayChange, trackWidth }: Props) {
  const moment = row.kind === 'milestone' || row.kind === 'gate';
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
      <Label row={row} y={y} moment={moment} trackWidth={trackWidth} />
    </a>
  );
}

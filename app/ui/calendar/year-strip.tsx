// Freezes, days off, school holidays and elections of twelve months, drawn where they lie.
import { shortName } from '~/models/planning/calendar-period';
import type { YearStrip as Strip } from '~/models/planning/year-strip';
import { m } from '~/paraglide/messages.js';
import { periodText } from '../words';
import { lookText, periodName } from './calendar-text';

const laneHeights = { normal: 17, small: 14 };

export function YearStrip({ strip, small }: { strip: Strip; small: boolean }) {
  const laneHeight = small ? laneHeights.small : laneHeights.normal;
  const named = strip.bands.filter(({ period }) => typeof period.name !== 'string');
  return (
    <svg
      className={small ? 'year-strip year-strip-small' : 'year-strip'}
      width="100%"
      height={strip.lanes * laneHeight + 3}
      role="img"
      aria-label={m.calendar_strip({
        list: named.map(({ period }) => `${periodName(period)}, ${periodText(period)}`).join('; '),
      })}
    >
      <defs>
        <pattern id="cal-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="hatch-line" x1="0" x2="0" y1="0" y2="5" />
        </pattern>
      </defs>
      <Line className="year-g" at={strip.goLive} />
      <Line className="year-today" at={strip.today} />
      {strip.bands.map(({ period, at, width, lane, name }) => {
        const y = lane * laneHeight + 2;
        const text = periodName(period);
        return (
          <g key={period.id} className={`band band-${period.look}`}>
            <title>{`${lookText(period.look)}: ${text}, ${periodText(period)}`}</title>
            <rect x={`${at}%`} width={`${width}%`} y={y} height={laneHeight - 3} />
            {period.look === 'freeze' ? (
              <rect className="band-hatch" x={`${at}%`} width={`${width}%`} y={y} height={laneHeight - 3} />
            ) : null}
            {name ? (
              <text
                x={`${name.at}%`}
                dx={name.anchor === 'start' ? 4 : -4}
                y={y + laneHeight - 6.5}
                textAnchor={name.anchor}
              >
                {shortName(text)}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

function Line({ className, at }: { className: string; at: number | null }) {
  return at === null ? null : <line className={className} x1={`${at}%`} x2={`${at}%`} y1="0" y2="100%" />;
}

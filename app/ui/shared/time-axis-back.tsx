// What stands behind every picture on the time axis: hatched periods, tick lines, go-live and today. Drawn once, used by id.
import type { TimeAxis } from '~/models/planning/time-axis';

export const backId = 'ta-back';

/** The definitions; put them in one svg of the page that is drawn, and `<use href="#ta-back">` in each track. */
export function TimeAxisBack({ axis }: { axis: TimeAxis }) {
  const { goLive, today } = axis;
  const major = new Set(axis.upper.map((tick) => tick.day));
  return (
    <defs>
      <pattern id="ta-freeze" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className="ta-freeze-line" d="M1 0v6M4 0v6" />
      </pattern>
      <pattern id="ta-closed" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className="ta-closed-line" d="M1 0v6" />
      </pattern>
      <pattern id="ta-holiday" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <path className="ta-holiday-line" d="M1 0v7" />
      </pattern>
      <g id={backId}>
        {axis.bands.map(({ exception, at, width, look }) => (
          <rect key={exception.id} x={`${at}%`} width={`${width}%`} height="100%" fill={`url(#ta-${look})`} />
        ))}
        {axis.lower.map(({ day, at }) => (
          <line key={day} className={major.has(day) ? 'ta-major' : 'ta-minor'} x1={`${at}%`} x2={`${at}%`} y2="100%" />
        ))}
        {today === null ? null : <line className="ta-today" x1={`${today}%`} x2={`${today}%`} y2="100%" />}
        {goLive === null ? null : <line className="ta-g" x1={`${goLive}%`} x2={`${goLive}%`} y2="100%" />}
      </g>
    </defs>
  );
}

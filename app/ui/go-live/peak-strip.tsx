// The peak load of every candidate week as a strip of bars against the limit; the table below says the same in figures.
import { type Day, monthOf, yearOf } from '~/models/planning/day';
import type { Verdict } from '~/models/planning/go-live-candidates';
import { m } from '~/paraglide/messages.js';
import { monthShort, percent } from '../words';

type Week = { goLive: Day; peak: number | null; verdict: Verdict };

const height = 96;
const foot = 18;

export function PeakStrip({ weeks, planned }: { weeks: readonly Week[]; planned: Day }) {
  const known = weeks.flatMap((week) => (week.peak === null ? [] : [week.peak]));
  if (known.length === 0) return null;
  const top = Math.max(1.1, ...known);
  const step = 100 / weeks.length;
  const y = (ratio: number) => (1 - ratio / top) * (height - foot);
  const lowest = percent(Math.min(...known));
  const highest = percent(Math.max(...known));
  return (
    <svg className="peak-strip" role="img" aria-label={m.golive_strip({ lowest, highest })} height={height}>
      {weeks.map(({ goLive, peak, verdict }, at) => {
        const before = weeks[at - 1]?.goLive;
        const first = before === undefined || monthOf(before) !== monthOf(goLive);
        return (
          <g key={goLive}>
            {peak === null ? null : (
              <rect
                className={verdict === 'unfit' ? 'peak-bar peak-unfit' : 'peak-bar'}
                x={`${at * step + step * 0.12}%`}
                width={`${step * 0.76}%`}
                y={y(peak)}
                height={height - foot - y(peak)}
              />
            )}
            {goLive === planned ? (
              <circle className="peak-planned" cx={`${(at + 0.5) * step}%`} cy={height - foot - 7} r="4" />
            ) : null}
            {first && monthOf(goLive) % 2 === 1 ? (
              <text x={`${at * step}%`} y={height - 4}>
                {monthOf(goLive) === 1 ? yearOf(goLive) : monthShort(goLive)}
              </text>
            ) : null}
          </g>
        );
      })}
      <line className="peak-limit" x1="0" x2="100%" y1={y(1)} y2={y(1)} />
      <text className="peak-limit-text" x="100%" dx="-2" y={y(1) - 3} textAnchor="end">
        {percent(1)}
      </text>
    </svg>
  );
}

// The head of the one time axis: phases, two rows of ticks, and the flags of go-live and today.
import type { Tick, TimeAxis } from '~/models/planning/time-axis';
import { monthOf, yearOf } from '~/models/planning/day';
import { weekOf } from '~/models/planning/time-axis';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { dayText, monthShort, monthText, words } from '../words';

export const axisHeadHeight = 82;

type Phase = { id: string; title: Label; at: number; width: number };
type Props = { axis: TimeAxis; phases?: readonly Phase[] };

const letter = 6.4;

/** The first text that fits in the pixels there are. */
function fitting(room: number, texts: readonly string[]): string {
  return texts.find((text) => text.length * letter + 6 <= room) ?? '';
}

function cut(text: string, room: number): string {
  const most = Math.floor((room - 8) / letter);
  return text.length <= most ? text : most < 4 ? '' : `${text.slice(0, most - 1).trimEnd()}…`;
}

function tickTexts({ day, unit }: Tick): string[] {
  const year = String(yearOf(day));
  if (unit === 'year') return [year];
  if (unit === 'quarter') return [m.roadmap_quarter({ quarter: Math.ceil(monthOf(day) / 3) })];
  if (unit === 'week') return [m.roadmap_week({ week: weekOf(day) }), String(weekOf(day))];
  return [monthText(day), `${monthShort(day)} ${year}`, monthShort(day), monthShort(day).slice(0, 1)];
}

export function TimeAxisHead({ axis, phases = [] }: Props) {
  const px = (percent: number) => (percent / 100) * axis.width;
  const row = (ticks: readonly Tick[], y: number, className: string, short: boolean) =>
    ticks.map((tick) => {
      const texts = tickTexts(tick);
      return (
        <text key={tick.day} className={className} x={`${tick.at}%`} dx="5" y={y}>
          {fitting(px(tick.width), short && tick.unit === 'month' ? texts.slice(2) : texts)}
        </text>
      );
    });
  const { goLive, today } = axis;
  return (
    <svg className="ta-head" width={axis.width} height={axisHeadHeight} aria-hidden="true">
      {phases.map((phase) => (
        <g
          key={phase.id}
          className={today !== null && phase.at <= today && today < phase.at + phase.width ? 'ta-now' : undefined}
        >
          <rect className="ta-phase" x={`${phase.at}%`} width={`${phase.width}%`} height="21">
            <title>{words(phase.title)}</title>
          </rect>
          <text className="ta-phase-name" x={`${phase.at}%`} dx="6" y="15">
            {cut(words(phase.title), px(phase.width))}
          </text>
        </g>
      ))}
      {row(axis.upper, 39, 'ta-upper', false)}
      {row(axis.lower, 58, 'ta-lower', true)}
      {axis.upper.map(({ day, at }) => (
        <line key={day} className="ta-major" x1={`${at}%`} x2={`${at}%`} y1="25" y2="44" />
      ))}
      {axis.lower.map(({ day, at }) => (
        <line key={day} className="ta-major" x1={`${at}%`} x2={`${at}%`} y1="47" y2="60" />
      ))}
      {today === null ? null : (
        <g className="ta-today-flag">
          <line className="ta-today" x1={`${today}%`} x2={`${today}%`} y1="66" y2={axisHeadHeight} />
          <text x={`${today}%`} y="77" {...flagSide(px(today) + 60 > axis.width)}>
            {m.roadmap_legend_today()}
          </text>
        </g>
      )}
      {goLive === null ? null : (
        <g className="ta-g-flag">
          <title>{dayText(axis.goLiveDay)}</title>
          <line className="ta-g" x1={`${goLive}%`} x2={`${goLive}%`} y1="64" y2={axisHeadHeight} />
          <defs>
            <g id="ta-g-plate">
              <rect x="-9" width="18" height="16" rx="2" />
              <text y="12" textAnchor="middle">
                G
              </text>
            </g>
          </defs>
          <use href="#ta-g-plate" x={`${goLive}%`} y="64" />
        </g>
      )}
    </svg>
  );
}

function flagSide(atEnd: boolean) {
  return atEnd ? { dx: '-5', textAnchor: 'end' as const } : { dx: '5' };
}

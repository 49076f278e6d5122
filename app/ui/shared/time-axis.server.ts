// The head of the one time axis, as text: phases, two rows of ticks, and the flags of go-live and today.
import { monthOf, yearOf } from '~/models/planning/day';
import type { Label } from '~/models/planning/plan';
import { type Tick, type TimeAxis, weekOf } from '~/models/planning/time-axis';
import { m } from '~/paraglide/messages.js';
import { dayText, monthShort, monthText, words } from '../words';
import { type Markup, markup } from './markup';

const headHeight = 82;

type Phase = { id: string; title: Label; at: number; width: number };

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

export function timeAxisHead(axis: TimeAxis, phases: readonly Phase[]): Markup {
  const { goLive, today, upper, lower } = axis;
  const px = (percent: number) => (percent / 100) * axis.width;
  const row = (ticks: readonly Tick[], y: number, className: string, short: boolean) =>
    ticks.map((tick) => {
      const texts = tickTexts(tick);
      const text = fitting(px(tick.width), short && tick.unit === 'month' ? texts.slice(2) : texts);
      return markup`<text class="${className}" x="${tick.at}%" dx="5" y="${y}">${text}</text>`;
    });
  const lines = (ticks: readonly Tick[], y1: number, y2: number) =>
    ticks.map(({ at }) => markup`<line class="ta-major" x1="${at}%" x2="${at}%" y1="${y1}" y2="${y2}"/>`);
  const bands = phases.map(({ title, at, width }) => {
    const now = today !== null && at <= today && today < at + width ? markup` class="ta-now"` : null;
    const name = words(title);
    return markup`<g${now}><rect class="ta-phase" x="${at}%" width="${width}%" height="21"><title>${name}</title></rect><text class="ta-phase-name" x="${at}%" dx="6" y="15">${cut(name, px(width))}</text></g>`;
  });
  return markup`<svg class="ta-head" width="${axis.width}" height="${headHeight}" aria-hidden="true">${bands}${row(upper, 39, 'ta-upper', false)}${row(lower, 58, 'ta-lower', true)}${lines(upper, 25, 44)}${lines(lower, 47, 60)}${today === null ? null : todayFlag(today, px(today) + 60 > axis.width)}${goLive === null ? null : goLiveFlag(goLive, dayText(axis.goLiveDay))}</svg>`;
}

function todayFlag(at: number, atEnd: boolean): Markup {
  const side = atEnd ? markup` dx="-5" text-anchor="end"` : markup` dx="5"`;
  return markup`<g class="ta-today-flag"><line class="ta-today" x1="${at}%" x2="${at}%" y1="66" y2="${headHeight}"/><text x="${at}%" y="77"${side}>${m.roadmap_legend_today()}</text></g>`;
}

function goLiveFlag(at: number, day: string): Markup {
  return markup`<g class="ta-g-flag"><title>${day}</title><line class="ta-g" x1="${at}%" x2="${at}%" y1="64" y2="${headHeight}"/><defs><g id="ta-g-plate"><rect x="-9" width="18" height="16" rx="2"/><text y="12" text-anchor="middle">G</text></g></defs><use href="#ta-g-plate" x="${at}%" y="64"/></g>`;
}

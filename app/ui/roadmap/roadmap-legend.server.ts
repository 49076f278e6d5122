// What shapes, fills and hatches mean, and which periods are in view, as text.
import type { BaselineOverlay, Standing } from '~/models/planning/roadmap-baseline';
import type { RoadmapState } from '~/models/planning/roadmap-state';
import type { TimeAxis } from '~/models/planning/time-axis';
import { m } from '~/paraglide/messages.js';
import { kindText } from '../programme/kind-words';
import { type Markup, markup } from '../shared/markup';
import { periodText, words } from '../words';
import { statusText } from './roadmap-text.server';

function bar(className: string, { round = false, glyph = '' } = {}): Markup {
  const text = glyph === '' ? null : markup`<text x="9" y="14">${glyph}</text>`;
  return markup`<svg class="rm-key hue-0 ${className}" width="34" height="20" aria-hidden="true"><rect x="1.5" y="2" width="31" height="16" rx="${round ? 8 : 2}"/>${text}</svg>`;
}

const diamond = (kind: 'gate' | 'milestone') =>
  markup`<svg class="rm-key rm-planned hue-0 rm-${kind}" width="24" height="22" aria-hidden="true"><use href="#rm-${kind}" x="12" y="11"/></svg>`;

const swatch = (fill: string) =>
  markup`<svg class="rm-key" width="34" height="16" aria-hidden="true"><rect class="rm-swatch" width="34" height="16" fill="url(#ta-${fill})"/></svg>`;

const stroke = (className: string) =>
  markup`<svg class="rm-key" width="34" height="16" aria-hidden="true"><line class="${className}" x1="2" x2="32" y1="8" y2="8"/></svg>`;

const then = (standing: Standing) =>
  markup`<svg class="rm-key" width="34" height="16" aria-hidden="true"><g class="rm-then rm-then-${standing}"><rect x="1.5" y="5" width="31" height="5" rx="1"/></g></svg>`;

const flag = markup`<svg class="rm-key" width="12" height="14" aria-hidden="true"><use class="rm-outside" href="#rm-flag" x="1" y="3"/></svg>`;

const hourglass = markup`<svg class="rm-key" width="14" height="16" aria-hidden="true"><use class="rm-wait" href="#rm-hourglass" x="7" y="8"/></svg>`;

/** What stands inside the legend's fold, under its summary. */
export function roadmapLegend(
  axis: TimeAxis,
  state: RoadmapState,
  mayChange: boolean,
  baseline: BaselineOverlay | null,
  waits: boolean,
): Markup {
  const looks = new Set(axis.bands.map((band) => band.look));
  const rows: [shown: boolean, sign: Markup, text: string][] = [
    [true, bar('rm-activity rm-planned'), kindText('activity')],
    [true, bar('rm-calendar_item rm-planned', { round: true }), kindText('calendar_item')],
    [true, diamond('milestone'), kindText('milestone')],
    [true, diamond('gate'), kindText('gate')],
    [true, bar('rm-started', { glyph: '▸' }), statusText('started')],
    [true, bar('rm-done', { glyph: '✓' }), statusText('done')],
    [true, bar('rm-late', { glyph: '!' }), statusText('late')],
    [true, flag, m.roadmap_outside()],
    [waits, hourglass, m.roadmap_legend_waits()],
    [state.critical, bar('rm-planned rm-critical'), m.roadmap_critical()],
    [baseline !== null, then('same'), m.roadmap_legend_then({ name: baseline?.name ?? '' })],
    [baseline !== null, then('later'), m.roadmap_legend_then_later()],
    [baseline !== null, then('earlier'), m.roadmap_legend_then_earlier()],
    [state.slack, stroke('rm-slack'), m.roadmap_legend_slack()],
    [state.links, stroke('rm-link'), m.roadmap_legend_link()],
    [axis.goLive !== null, stroke('ta-g'), m.roadmap_legend_go_live()],
    [axis.today !== null, stroke('ta-today'), m.roadmap_legend_today()],
    [looks.has('freeze'), swatch('freeze'), m.roadmap_legend_freeze()],
    [looks.has('closed'), swatch('closed'), m.roadmap_legend_closed()],
    [looks.has('holiday'), swatch('holiday'), m.roadmap_legend_holiday()],
  ];
  const list = rows.filter(([shown]) => shown).map(([, sign, text]) => markup`<li>${sign} ${text}</li>`);
  const periods = axis.bands.map(({ exception }) => `${words(exception.label)} (${periodText(exception)})`).join(' · ');
  const named = periods === '' ? null : markup`<p class="small muted">${m.roadmap_legend_periods()}: ${periods}</p>`;
  const help = mayChange ? markup`<p class="small muted no-print">${m.roadmap_help()}</p>` : null;
  return markup`<ul class="plain">${list}</ul>${named}${help}`;
}

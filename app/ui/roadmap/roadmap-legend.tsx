// What shapes, fills and hatches mean, and which periods are in view.
import type { TimeAxis } from '~/models/planning/time-axis';
import type { RoadmapState } from '~/models/planning/roadmap-state';
import { m } from '~/paraglide/messages.js';
import { kindText } from '../programme/kind-words';
import { periodText, words } from '../words';
import { statusText } from './roadmap-text';

type Props = { axis: TimeAxis; state: RoadmapState; mayChange: boolean };

function Bar({ className, round, glyph }: { className: string; round?: boolean; glyph?: string }) {
  return (
    <svg className={`rm-key hue-0 ${className}`} width="34" height="20" aria-hidden="true">
      <rect x="1.5" y="2" width="31" height="16" rx={round ? 8 : 2} />
      {glyph ? (
        <text x="9" y="14">
          {glyph}
        </text>
      ) : null}
    </svg>
  );
}

function Diamond({ gate }: { gate: boolean }) {
  return (
    <svg
      className={`rm-key rm-planned hue-0 ${gate ? 'rm-gate' : 'rm-milestone'}`}
      width="24"
      height="22"
      aria-hidden="true"
    >
      <use href={gate ? '#rm-gate' : '#rm-milestone'} x="12" y="11" />
    </svg>
  );
}

function Swatch({ fill }: { fill: string }) {
  return (
    <svg className="rm-key" width="34" height="16" aria-hidden="true">
      <rect className="rm-swatch" width="34" height="16" fill={`url(#ta-${fill})`} />
    </svg>
  );
}

function Stroke({ className }: { className: string }) {
  return (
    <svg className="rm-key" width="34" height="16" aria-hidden="true">
      <line className={className} x1="2" x2="32" y1="8" y2="8" />
    </svg>
  );
}

export function RoadmapLegend({ axis, state, mayChange }: Props) {
  const looks = new Set(axis.bands.map((band) => band.look));
  return (
    <details className="fold rm-legend" open>
      <summary>{m.roadmap_legend()}</summary>
      <ul className="plain">
        <li>
          <Bar className="rm-activity rm-planned" /> {kindText('activity')}
        </li>
        <li>
          <Bar className="rm-calendar_item rm-planned" round /> {kindText('calendar_item')}
        </li>
        <li>
          <Diamond gate={false} /> {kindText('milestone')}
        </li>
        <li>
          <Diamond gate /> {kindText('gate')}
        </li>
        <li>
          <Bar className="rm-started" glyph="▸" /> {statusText('started')}
        </li>
        <li>
          <Bar className="rm-done" glyph="✓" /> {statusText('done')}
        </li>
        <li>
          <Bar className="rm-late" glyph="!" /> {statusText('late')}
        </li>
        <li>
          <svg className="rm-key" width="12" height="14" aria-hidden="true">
            <use className="rm-outside" href="#rm-flag" x="1" y="3" />
          </svg>
          {m.roadmap_outside()}
        </li>
        {state.critical ? (
          <li>
            <Bar className="rm-planned rm-critical" /> {m.roadmap_critical()}
          </li>
        ) : null}
        {state.slack ? (
          <li>
            <Stroke className="rm-slack" /> {m.roadmap_legend_slack()}
          </li>
        ) : null}
        {state.links ? (
          <li>
            <Stroke className="rm-link" /> {m.roadmap_legend_link()}
          </li>
        ) : null}
        {axis.goLive === null ? null : (
          <li>
            <Stroke className="ta-g" /> {m.roadmap_legend_go_live()}
          </li>
        )}
        {axis.today === null ? null : (
          <li>
            <Stroke className="ta-today" /> {m.roadmap_legend_today()}
          </li>
        )}
        {looks.has('freeze') ? (
          <li>
            <Swatch fill="freeze" /> {m.roadmap_legend_freeze()}
          </li>
        ) : null}
        {looks.has('closed') ? (
          <li>
            <Swatch fill="closed" /> {m.roadmap_legend_closed()}
          </li>
        ) : null}
        {looks.has('holiday') ? (
          <li>
            <Swatch fill="holiday" /> {m.roadmap_legend_holiday()}
          </li>
        ) : null}
      </ul>
      {axis.bands.length > 0 ? (
        <p className="small muted">
          {m.roadmap_legend_periods()}:{' '}
          {axis.bands.map(({ exception }) => `${words(exception.label)} (${periodText(exception)})`).join(' · ')}
        </p>
      ) : null}
      {mayChange ? <p className="small muted no-print">{m.roadmap_help()}</p> : null}
    </details>
  );
}

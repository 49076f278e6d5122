// The phases from first to last as one ribbon, with go-live and today's place in it.
import type { PhaseRibbonValue } from '~/models/planning/ribbon';
import { m } from '~/paraglide/messages.js';
import { dayText, words } from '../words';

const classes = { past: 'ribbon-phase ribbon-phase-past', now: 'ribbon-phase ribbon-phase-now', next: 'ribbon-phase' };

/** About how many characters fit in a part of the ribbon. */
const fits = (width: number) => Math.floor(width * 1.35);

function cut(text: string, most: number): string {
  return text.length <= most ? text : most < 4 ? '' : `${text.slice(0, most - 1).trimEnd()}…`;
}

export function PhaseRibbon({ ribbon }: { ribbon: PhaseRibbonValue }) {
  const now = ribbon.phases.find((phase) => phase.state === 'now');
  const label = now ? m.ribbon_now({ phase: words(now.title) }) : m.ribbon_label();
  return (
    <svg className="ribbon" role="img" aria-label={`${label} ${m.ribbon_go_live({ day: dayText(ribbon.goLiveDay) })}`}>
      {ribbon.phases.map((phase) => (
        <g key={phase.id}>
          <title>{words(phase.title)}</title>
          <rect className={classes[phase.state]} x={`${phase.at}%`} width={`${phase.width}%`} y="12" height="18" />
          <text
            className={phase.state === 'now' ? 'ribbon-label ribbon-label-now' : 'ribbon-label'}
            x={`${phase.at}%`}
            dx="5"
            y="25"
          >
            {cut(words(phase.title), fits(phase.width))}
          </text>
        </g>
      ))}
      {ribbon.goLive === null ? null : (
        <g>
          <line className="ribbon-g" x1={`${ribbon.goLive}%`} x2={`${ribbon.goLive}%`} y1="2" y2="34" />
          <text x={`${ribbon.goLive}%`} dx="4" y="9">
            G
          </text>
        </g>
      )}
      {ribbon.today === null ? null : (
        <line className="ribbon-today" x1={`${ribbon.today}%`} x2={`${ribbon.today}%`} y1="6" y2="34" />
      )}
    </svg>
  );
}

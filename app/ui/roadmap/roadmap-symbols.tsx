// The shapes of the roadmap, drawn once: diamonds, the mark of an item outside its phase, the rule between rows, dependency lines.
import { laneHeadHeight, rowHeight } from '~/models/planning/roadmap';
import type { LinkPaths } from '~/models/planning/roadmap-links';

export function RoadmapSymbols({ links }: { links: LinkPaths | null }) {
  return (
    <defs>
      <path id="rm-milestone" d="M0-8 8 0 0 8-8 0z" />
      <path id="rm-gate" d="M0-10 10 0 0 10-10 0zM0-5.5 5.5 0 0 5.5-5.5 0z" />
      <path id="rm-flag" d="M0 0h8l-8 8z" />
      <pattern id="rm-rules" y={laneHeadHeight} width="40" height={rowHeight} patternUnits="userSpaceOnUse">
        <path className="rm-rule" d="M0 .5h40" />
      </pattern>
      {links ? (
        <g id="rm-links">
          <path className="rm-link" d={links.lines} />
          <path className="rm-link-end" d={links.ends} />
        </g>
      ) : null}
    </defs>
  );
}

// The shapes of the roadmap, as text, once: diamonds, the mark of an item outside its phase, the rule between rows, dependency lines.
import { laneHeadHeight, rowHeight } from '~/models/planning/roadmap';
import type { LinkPaths } from '~/models/planning/roadmap-links';
import { type Markup, markup } from '../shared/markup';

export function roadmapSymbols(links: LinkPaths | null, waits: boolean): Markup {
  const hourglass = waits ? markup`<path id="rm-hourglass" d="M-4-6H4L-4 6H4z"/>` : null;
  const lines = links
    ? markup`<g id="rm-links"><path class="rm-link" d="${links.lines}"/><path class="rm-link-end" d="${links.ends}"/></g>`
    : null;
  return markup`<defs><path id="rm-milestone" d="M0-8 8 0 0 8-8 0z"/><path id="rm-gate" d="M0-10 10 0 0 10-10 0zM0-5.5 5.5 0 0 5.5-5.5 0z"/><path id="rm-then" d="M0-4 4 0 0 4-4 0z"/><path id="rm-flag" d="M0 0h8l-8 8z"/>${hourglass}<pattern id="rm-rules" y="${laneHeadHeight}" width="40" height="${rowHeight}" patternUnits="userSpaceOnUse"><path class="rm-rule" d="M0 .5h40"/></pattern>${lines}</defs>`;
}

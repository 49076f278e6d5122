// Under the ribbon, on the same axis: the years, and every milestone and gate as a diamond.
import type { ProgrammePreview } from '~/models/planning/programme-preview';
import { m } from '~/paraglide/messages.js';
import { number } from '../words';

export function MomentsPicture({ preview }: { preview: Pick<ProgrammePreview, 'moments' | 'years' | 'gates'> }) {
  const label = m.programme_moments_picture({
    gates: number(preview.gates),
    milestones: number(preview.moments.length - preview.gates),
  });
  return (
    <svg className="moments" role="img" aria-label={label}>
      {preview.moments.map((moment) => (
        <svg key={moment.id} x={`${moment.at}%`} y="9" overflow="visible">
          <path className={moment.gate ? 'moment moment-gate' : 'moment'} d="M0 -6 L6 0 L0 6 L-6 0 Z" />
        </svg>
      ))}
      {preview.years.map((row) => (
        <g key={row.year}>
          <line className="moments-year" x1={`${row.at}%`} x2={`${row.at}%`} y1="18" y2="34" />
          {row.width > 5 ? (
            <text x={`${row.at}%`} dx="4" y="31">
              {row.year}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}

// How to read the year overview, in the order of the eye; the same on paper.
import { periodLooks } from '~/models/planning/calendar-period';
import { m } from '~/paraglide/messages.js';
import { kindText } from '../programme/kind-words';
import { lookText } from './calendar-text';
import { KindSign } from './kind-sign';
import { PeriodSign } from './period-sign';

export function YearLegend({ context, byDepartment }: { context: boolean; byDepartment: boolean }) {
  return (
    <div className="year-legend">
      <ul aria-label={m.calendar_legend()}>
        <li>
          <b>7</b> {m.calendar_legend_active()}
        </li>
        <li>
          <svg className="legend-end" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
            <path d="M0 5h7M4.5 2 7.5 5l-3 3M9 1v8" />
          </svg>
          <b>2</b> {m.calendar_legend_landing()}
        </li>
        <li>
          <span className="legend-tints" aria-hidden="true">
            {[1, 2, 3, 4].map((tint) => (
              <span key={tint} className={`tint-${tint}`} />
            ))}
          </span>
          {m.calendar_legend_hours()}
        </li>
        <li>
          <KindSign kind="milestone" /> {kindText('milestone')}
        </li>
        <li>
          <KindSign kind="gate" /> {kindText('gate')}
        </li>
        {periodLooks
          .filter((look) => context || look !== 'context')
          .map((look) => (
            <li key={look}>
              <PeriodSign look={look} /> {lookText(look)}
            </li>
          ))}
        <li>
          <span className="legend-line legend-g" aria-hidden="true" /> {m.calendar_go_live_flag()}
        </li>
        <li>
          <span className="legend-line legend-today" aria-hidden="true" /> {m.calendar_today_flag()}
        </li>
      </ul>
      <p className="muted">{byDepartment ? m.calendar_note_department() : m.calendar_note_workstream()}</p>
    </div>
  );
}

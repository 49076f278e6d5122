// What the numbers of levels mean.
import { levels } from '~/models/planning/capacity/competence';
import { m } from '~/paraglide/messages.js';
import { levelText } from './level-text';

export function LevelLegend() {
  return (
    <ul className="plain row small cm-legend" aria-label={m.competence_levels()}>
      {levels.map((level) => (
        <li key={level} className={`cm-key cm-level-${level}`}>
          {levelText(level)}
        </li>
      ))}
    </ul>
  );
}

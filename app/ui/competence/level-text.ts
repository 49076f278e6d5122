// What a level of a competence is called.
import { defaultLevel, levels } from '~/models/planning/capacity/competence';
import { m } from '~/paraglide/messages.js';

const names: Record<number, () => string> = {
  1: m.competence_level_1,
  2: m.competence_level_2,
  3: m.competence_level_3,
  4: m.competence_level_4,
  5: m.competence_level_5,
};

/** `3 zelfstandig`. */
export const levelText = (level: number): string => `${level} ${names[level]?.() ?? ''}`.trim();

/** What a training or hire can bring. */
export const raisedLevels = [2, 3, 4, 5] as const;

/** The levels an item may need; `default` = it does not say which. */
export function neededOptions() {
  return [
    { value: 'default', label: m.competence_default_level({ level: levelText(defaultLevel) }) },
    ...levels.map((level) => ({ value: String(level), label: levelText(level) })),
  ];
}

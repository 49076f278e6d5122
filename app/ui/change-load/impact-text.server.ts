// Levels, aspects and points of impact as a reader sees them.
import {
  type AspectLevels,
  type ImpactAspect,
  type ImpactWord,
  impactAspects,
  impactLevels,
} from '~/models/planning/change-load/impact';
import type { PointState } from '~/models/planning/change-load/load';
import { m } from '~/paraglide/messages.js';
import { number } from '../words';

const levels = [
  [m.changeload_level_0, m.changeload_level_0_what],
  [m.changeload_level_1, m.changeload_level_1_what],
  [m.changeload_level_2, m.changeload_level_2_what],
  [m.changeload_level_3, m.changeload_level_3_what],
  [m.changeload_level_4, m.changeload_level_4_what],
  [m.changeload_level_5, m.changeload_level_5_what],
] as const;

/** `4 · Zwaar`. */
export function impactText(level: number): string {
  const name = levels[level]?.[0]();
  return name ? m.changeload_level_said({ level: String(level), name }) : '–';
}

export type LevelText = { level: number; name: string; what: string };

/** Every level with what it means, the lightest first. */
export const levelTexts = (): LevelText[] =>
  impactLevels.map((level) => ({ level, name: levels[level][0](), what: levels[level][1]() }));

const aspects: Record<ImpactAspect, () => string> = {
  processes: m.changeload_aspect_processes,
  systems: m.changeload_aspect_systems,
  tools: m.changeload_aspect_tools,
  roles: m.changeload_aspect_roles,
  behaviour: m.changeload_aspect_behaviour,
  mindset: m.changeload_aspect_mindset,
  reporting: m.changeload_aspect_reporting,
  appraisal: m.changeload_aspect_appraisal,
  pay: m.changeload_aspect_pay,
  location: m.changeload_aspect_location,
};

export const aspectText = (aspect: ImpactAspect): string => aspects[aspect]();

/** `Processen 4 · Systemen 5`; a dash where none was said. */
export function aspectsText(said: AspectLevels): string {
  const parts = impactAspects.flatMap((aspect) =>
    said[aspect] === undefined ? [] : [`${aspectText(aspect)} ${said[aspect]}`],
  );
  return parts.join(' · ') || '–';
}

/** Points without a fraction that is not there: `12`, `7,5`. */
export const pointsText = (points: number): string => number(points, Number.isInteger(points) ? 0 : 1);

const states: Record<PointState, () => string> = {
  calm: m.changeload_calm,
  busy: m.changeload_busy,
  over: m.changeload_over,
};

export const pointStateText = (state: PointState): string => states[state]();

/** Beside the pattern, which never stands alone. */
export const pointSigns: Record<PointState, string> = { calm: '', busy: '◆', over: '▲' };

/** What a department said itself: that it stays when somebody writes down something else, or that somebody did; null: neither. */
export function theirWord(
  { impact, onBehalf, headWord }: { impact: number; onBehalf: boolean; headWord: ImpactWord | null },
  isTheirs: boolean,
): string | null {
  if (headWord) return m.changeload_head_said({ level: impactText(headWord.impact) });
  return onBehalf || isTheirs ? null : m.changeload_head_stays({ level: impactText(impact) });
}

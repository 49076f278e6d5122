// How much a change asks of a department: a level of 0–5, said as a whole or for each of ten aspects of the work.

/** 0 nothing … 5 everything is different; what each means is said in words on the screen. */
export const impactLevels = [0, 1, 2, 3, 4, 5] as const;

/** Where an item names a department, or all of them, and nobody said how heavy it is: light, as a blueprint has it. */
export const unsaidImpact = 2;

/** The ten aspects of Prosci's impact index: what of the work of a group a change touches. */
export const impactAspects = [
  'processes',
  'systems',
  'tools',
  'roles',
  'behaviour',
  'mindset',
  'reporting',
  'appraisal',
  'pay',
  'location',
] as const;
export type ImpactAspect = (typeof impactAspects)[number];

/** Level 0–5 per aspect; left out where nothing was said. */
export type AspectLevels = Partial<Record<ImpactAspect, number>>;

/** What a department says of an item itself. */
export type ImpactWord = { impact: number; aspects: AspectLevels; remark: string };

/** The level that follows from aspects: the highest; null when none was said. */
export function levelOfAspects(aspects: AspectLevels): number | null {
  const said = impactAspects.flatMap((aspect) => aspects[aspect] ?? []);
  return said.length === 0 ? null : Math.max(...said);
}

/** low: 1–2 · medium: 3 · high: 4–5; nothing for 0. */
export const impactBands = ['low', 'medium', 'high'] as const;
export type ImpactBand = (typeof impactBands)[number];
/** Points per band, as a municipality counts. */
export type ImpactWeights = Readonly<Record<ImpactBand, number>>;

export function bandOf(level: number): ImpactBand | null {
  if (level <= 0) return null;
  return level <= 2 ? 'low' : level === 3 ? 'medium' : 'high';
}

/** Points of a level; 0 for no impact. */
export function weightOf(level: number, weights: ImpactWeights): number {
  const band = bandOf(level);
  return band === null ? 0 : weights[band];
}

/** Two levels apart: project and department do not see the same change. */
export const apartFrom = 2;

/** Null where one of them said nothing; an item that does not ask the department counts as 0 to the project. */
export function isApart(project: number | null, department: number | null): boolean {
  return department !== null && Math.abs((project ?? 0) - department) >= apartFrom;
}

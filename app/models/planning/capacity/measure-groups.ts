// Which measures belong together; apart from how they are read, so that pages that only show them do not fetch that.
import type { MeasureKind } from './measure';

/** The three kinds of measures a programme chooses from (domain study 4.7). */
export const measureGroups = {
  ambition: ['move', 'drop'],
  capacity: ['hire', 'substitution'],
  competence: ['train'],
} as const satisfies Record<string, readonly MeasureKind[]>;

// What a workstream does to the people it reaches, in words.
import type { WorkstreamNature } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';

const names: Record<WorkstreamNature, () => string> = {
  delivery: m.nature_delivery,
  system: m.nature_system,
  people: m.nature_people,
  steering: m.nature_steering,
};

export const natureText = (nature: WorkstreamNature): string => names[nature]();

// Words for the fixed sets of links, criteria and expected effects.
import type { Criterion, ExpectedEffect, LinkType } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';

const links: Record<LinkType, () => string> = { FS: m.link_fs, SS: m.link_ss, FF: m.link_ff, SF: m.link_sf };
export const linkText = (type: LinkType) => links[type]();

const criterionStates: Record<Criterion['state'], () => string> = {
  open: m.criterion_open,
  met: m.criterion_met,
  not_met: m.criterion_not_met,
};
export const criterionText = (state: Criterion['state']) => criterionStates[state]();

const directions: Record<ExpectedEffect['direction'], () => string> = {
  up: m.effect_up,
  down: m.effect_down,
  measures: m.effect_measures,
};
export const directionText = (direction: ExpectedEffect['direction']) => directions[direction]();

const sizes = { small: m.effect_small, medium: m.effect_medium, large: m.effect_large };
export const sizeText = (size: keyof typeof sizes) => sizes[size]();

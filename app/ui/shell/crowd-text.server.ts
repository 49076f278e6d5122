// How many people are at work, when that is too many, in words.
import { m } from '~/paraglide/messages.js';
import type { CrowdText } from './crowd-notice';

export const crowdText = (people: number | null): CrowdText | null =>
  people === null ? null : { label: m.crowd_label(), title: m.crowd_title({ count: people }), text: m.crowd_text() };

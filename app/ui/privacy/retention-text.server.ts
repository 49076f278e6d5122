// Retention in words: what is kept how long, and what a run threw away.
import type { Day } from '~/models/planning/day';
import type { Label } from '~/models/planning/plan';
import { proposed, type RetentionCategory, retentionCategories } from '~/models/planning/retention';
import type { Run } from '~/models/retention.server';
import { m } from '~/paraglide/messages.js';
import { momentText, number, words } from '../words';

const names: Record<RetentionCategory, [name: () => string, from: () => string]> = {
  security_log: [m.privacy_security_log, m.privacy_security_log_from],
  account_links: [m.privacy_account_links, m.privacy_account_links_from],
  known_devices: [m.privacy_known_devices, m.privacy_known_devices_from],
  notices: [m.privacy_notices, m.privacy_notices_from],
  outbox: [m.privacy_outbox, m.privacy_outbox_from],
  figures: [m.privacy_figures, m.privacy_figures_from],
  index_readings: [m.privacy_index_readings, m.privacy_index_readings_from],
  surveys: [m.privacy_surveys, m.privacy_surveys_from],
  check_ins: [m.privacy_check_ins, m.privacy_check_ins_from],
};

const isCategory = (text: string): text is RetentionCategory =>
  (retentionCategories as readonly string[]).includes(text);

export const categoryText = (category: RetentionCategory): string => names[category][0]();
export const countsFromText = (category: RetentionCategory): string => names[category][1]();

/** What a change in the history is about: in history such a row is called by its category, or by its programme when it is a hold. */
export function retentionTitle(title: Label): Label {
  const nl = isCategory(title.nl)
    ? m.privacy_retention_saved({ what: categoryText(title.nl) })
    : m.privacy_hold({ programme: words(title) });
  return { nl, en: null };
}

export type RuleLine = {
  category: string;
  what: string;
  from: string;
  days: string;
  floor: string;
  reason: string;
  over: string;
};

/** The table of what is kept how long. */
export function ruleLines(
  rules: Record<RetentionCategory, { days: number; reason: string }>,
  counts: Record<RetentionCategory, number>,
): RuleLine[] {
  return retentionCategories.map((category) => ({
    ...{ category, what: categoryText(category), from: countsFromText(category) },
    days: m.privacy_days_count({ count: rules[category].days }),
    floor: m.privacy_days_count({ count: proposed[category].floor }),
    reason: rules[category].reason,
    over: number(counts[category]),
  }));
}

export type RunLine = { id: string; moment: string; what: string };

export function runLine({ id, at, counts }: Run, local: (at: string) => { day: Day; time: string }): RunLine {
  const some = retentionCategories.filter((category) => (counts[category] ?? 0) > 0);
  const what = some.map((category) => `${categoryText(category)}: ${number(counts[category]!)}`).join(' · ');
  return { id, moment: momentText(local(at)), what: what || m.privacy_run_nothing() };
}

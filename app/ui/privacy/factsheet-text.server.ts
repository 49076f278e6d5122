// What the works council asks: what is measured, at which level, who sees it; from the settings as they are.
import { fewest } from '~/models/planning/adoption/disclosure';
import type { Metric } from '~/models/planning/adoption/metric';
import type { Day } from '~/models/planning/day';
import { type Action, rights, roles } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { frequencyText } from '../metrics/metric-words';
import { roleText } from '../programme/kind-words';
import { dayText, words } from '../words';

export type FactsheetText = {
  lead: string;
  parts: { title: string; text: string }[];
  metrics: { key: string; title: string; source: string; frequency: string }[];
};

/** `projectleider, beheerder`. */
const rolesWith = (action: Action) =>
  roles
    .filter((role) => rights[action].roles.includes(role))
    .map(roleText)
    .join(', ');

export function factsheetText(metrics: readonly Metric[], signInDays: number, today: Day): FactsheetText {
  const who = { roles: rolesWith('programme.view'), deliverers: rolesWith('figures.deliver') };
  const days = m.privacy_days_count({ count: signInDays });
  return {
    lead: m.privacy_factsheet_lead({ day: dayText(today) }),
    parts: [
      { title: m.privacy_factsheet_level(), text: m.privacy_factsheet_level_text({ count: fewest }) },
      { title: m.privacy_factsheet_who(), text: m.privacy_factsheet_who_text(who) },
      { title: m.privacy_factsheet_does(), text: m.privacy_factsheet_does_text({ days }) },
      { title: m.privacy_factsheet_not(), text: m.privacy_factsheet_not_text() },
    ],
    metrics: metrics
      .filter(({ active }) => active)
      .map(({ key, title, source, frequency }) => ({
        ...{ key, title: words(title), source: words(source) || '–', frequency: frequencyText(frequency) },
      })),
  };
}

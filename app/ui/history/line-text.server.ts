// What one row of a saved change was and became, in few words.
import { addDays, type Day } from '~/models/planning/day';
import type { HistoryLine } from '~/models/planning/history-view';
import { m } from '~/paraglide/messages.js';
import { fieldText } from '../plan/field-text.server';
import { dayText, words } from '../words';

export type LineText = {
  id: string;
  title: string | null;
  /** Made or removed; null when it changed. */
  mark: string | null;
  dates: { label: string; before: string; after: string }[];
  /** Names of the other fields that changed. */
  fields: string;
};

const dates = (label: string, days: { before: Day; after: Day }, shift = 0) => ({
  label,
  before: dayText(addDays(days.before, shift)),
  after: dayText(addDays(days.after, shift)),
});

/** In the language of the request. */
export function lineText({ id, title, what, start, until, fields }: HistoryLine): LineText {
  const mark = what === 'changed' ? null : what === 'made' ? m.history_made() : m.history_removed();
  const moment = start !== null && until !== null && until.before === start.before;
  return {
    id,
    title: title && words(title),
    mark,
    dates:
      mark === null
        ? [
            ...(start ? [dates(m.history_begins(), start)] : []),
            ...(until && !moment ? [dates(m.history_ends(), until, -1)] : []),
          ]
        : [],
    fields: mark === null ? fields.map(fieldText).join(', ') : '',
  };
}

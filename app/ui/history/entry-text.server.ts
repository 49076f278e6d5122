// A saved change in words: what it did field by field, where it came from, and why it can no longer be turned round.
import type { ToldEntry } from '~/models/history-page.server';
import type { Actor } from '~/models/planning/permission';
import { mayUndo } from '~/models/planning/undo';
import { m } from '~/paraglide/messages.js';
import { changeText } from '../plan/change-text';
import { originText } from '../plan/origin-text.server';
import { slipCodeText } from '../plan/slip-code';
import { momentText, words } from '../words';
import { collectionText } from './collection-text';
import { type FieldLine, fieldLine } from './field-line.server';
import { obstacleText } from './obstacle-text.server';
import { sourceText } from './source-text';

export type RowText = Pick<ToldEntry['rows'][number], 'id' | 'there'> & {
  key: string;
  /** What kind of row it is. */
  collection: string;
  title: string | null;
  /** Made or removed; null when it changed. */
  mark: string | null;
  fields: FieldLine[];
  /** Why the scheduler moved it. */
  cause: string | null;
};

export type EntryText = Pick<ToldEntry, 'id' | 'version' | 'kind' | 'more'> & {
  what: string;
  /** When, by whom and from where. */
  told: string;
  reason: string | null;
  rows: RowText[];
  state: 'open' | 'undone' | 'closed';
  /** May the reader turn it round, as far as the change allows it? */
  mayUndo: boolean;
  /** Why it cannot be turned round, where that needs to be said. */
  why: string | null;
};

function rowText({ id, there, collection, title, what, fields, cause }: ToldEntry['rows'][number]): RowText {
  return {
    ...{ id, there },
    key: collection + id,
    collection: collectionText(collection),
    title: title && words(title),
    mark: what === 'changed' ? null : what === 'made' ? m.history_made() : m.history_removed(),
    fields: fields.map(fieldLine),
    cause: cause && m.history_moved_by({ why: originText(cause) }),
  };
}

/** In the language of the request, for the one who reads it. */
export function entryText(entry: ToldEntry, actor: Actor): EntryText {
  const { id, version, kind, more, obstacle } = entry;
  const who = entry.userName ?? (entry.source === 'figures' ? m.history_automatic() : '–');
  const told = [momentText(entry.at), who, sourceText(entry.source), m.history_version({ version })];
  const reason = [entry.reasonCode ? slipCodeText(entry.reasonCode) : '', entry.reason].filter(Boolean).join('. ');
  return {
    ...{ id, version, kind, more },
    what: changeText(kind),
    told: told.join(' · '),
    reason: reason ? m.history_reason({ reason }) : null,
    rows: entry.rows.map(rowText),
    state: obstacle === null ? 'open' : obstacle.why === 'already_undone' ? 'undone' : 'closed',
    mayUndo: mayUndo(actor, entry),
    why: obstacle && obstacleText(obstacle),
  };
}

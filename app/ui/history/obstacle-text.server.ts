// Why a change can no longer be turned round, in words.
import type { Obstacle } from '~/models/history-page.server';
import { m } from '~/paraglide/messages.js';
import { fieldText } from '../plan/field-text.server';
import { reasonText } from '../shared/reason-text';
import { saidReason } from '../shared/said-errors.server';
import { words } from '../words';

const most = 3;

/** Null where nothing needs to be said: it shows that it was turned round already. */
export function obstacleText(obstacle: Obstacle): string | null {
  switch (obstacle.why) {
    case 'already_undone':
      return null;
    case 'follows_calendar':
      return m.undo_follows_calendar();
    case 'follows_figures':
      return m.undo_follows_figures();
    case 'contradicted': {
      const told = obstacle.names.map(({ title, field }) => {
        const name = title ? `‘${words(title)}’` : m.name_gone();
        return field === 'id' ? name : `${name} (${fieldText(field)})`;
      });
      const names = [...new Set(told)];
      const listed = names.slice(0, most).join(', ');
      return names.length > most
        ? m.undo_contradicted_more({ names: listed, count: names.length - most })
        : m.undo_contradicted({ names: listed });
    }
    default:
      return reasonText(saidReason(obstacle.why));
  }
}

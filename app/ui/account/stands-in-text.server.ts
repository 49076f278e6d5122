// For whom somebody stands in today, as the bar of every page says it.
import type { StandsInFor } from '~/models/user.server';
import { addDays } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { roleText } from '../programme/kind-words';
import { dayText } from '../words';

/** `neemt waar voor Sanne de Vries, afdelingshoofd, t/m 3 dec 2026`. */
export const standsInText = ({ name, role, until }: Pick<StandsInFor, 'name' | 'role' | 'until'>): string =>
  m.people_stands_in({ name, role: roleText(role), last: dayText(addDays(until, -1)) });

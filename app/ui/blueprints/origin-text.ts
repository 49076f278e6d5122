// Where a blueprint came from, in words.
import type { BlueprintOrigin } from '~/models/blueprint.server';
import { m } from '~/paraglide/messages.js';
import { dayText } from '../words';

export function blueprintOriginText(origin: BlueprintOrigin): string {
  switch (origin.kind) {
    case 'shipped':
      return m.blueprint_from_product();
    case 'programme':
      return m.blueprint_from_programme({ day: dayText(origin.goLive), weeks: String(origin.prepWeeks) });
    case 'file':
      return m.blueprint_from_file();
  }
}

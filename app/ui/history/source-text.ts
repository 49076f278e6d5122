// Where a change came from.
import { m } from '~/paraglide/messages.js';

const names: Record<string, () => string> = {
  screen: m.source_screen,
  import: m.source_import,
  api: m.source_api,
  blueprint: m.source_blueprint,
  calendar: m.source_calendar,
  figures: m.source_figures,
  seed: m.source_seed,
  scheduler: m.source_scheduler,
};

export function sourceText(source: string): string {
  return names[source]?.() ?? source;
}

// Every date can say why it is what it is, in one sentence.
import type { NamedOrigin } from '~/models/planning/consequences';
import { m } from '~/paraglide/messages.js';
import { linkText } from '../programme/kind-words';
import { dayText, words } from '../words';

export function originText(origin: NamedOrigin): string {
  switch (origin.kind) {
    case 'frozen':
      return origin.progress === 'done' ? m.origin_done() : m.origin_started();
    case 'typed':
      return m.origin_typed();
    case 'blueprint':
      return m.origin_blueprint();
    case 'import':
      return m.origin_import();
    case 'programme_start':
      return m.origin_programme_start();
    case 'phase':
      return m.origin_phase({ phase: origin.title ? words(origin.title) : '–' });
    case 'border': {
      const phase = origin.title ? words(origin.title) : '–';
      return origin.border === 'start' ? m.origin_border_start({ phase }) : m.origin_border_end({ phase });
    }
    case 'condition': {
      const metric = origin.title ? words(origin.title) : '–';
      const what = { what: origin.of ? `${metric} (${words(origin.of)})` : metric, day: dayText(origin.day) };
      return origin.met ? m.origin_figures_met(what) : m.origin_figures_expected(what);
    }
    case 'predecessor': {
      const title = origin.title ? words(origin.title) : '–';
      const day = dayText(origin.day);
      const sentence =
        origin.type === 'FS' || origin.type === 'FF'
          ? m.origin_after_finish({ title, day })
          : m.origin_after_start({ title, day });
      const lag =
        origin.lag === 0 ? '' : ` ${m.origin_lag({ days: origin.lag > 0 ? `+${origin.lag}` : `−${-origin.lag}` })}`;
      return origin.type === 'FS' ? sentence + lag : `${sentence}${lag} (${linkText(origin.type)})`;
    }
  }
}

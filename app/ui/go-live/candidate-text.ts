// The verdict on a candidate week in a word.
import type { Verdict } from '~/models/planning/go-live-candidates';
import { m } from '~/paraglide/messages.js';

const names: Record<Verdict, () => string> = {
  fits: m.golive_verdict_fits,
  warnings: m.golive_verdict_warnings,
  unfit: m.golive_verdict_unfit,
};

export const verdictLook = { fits: 'good', warnings: 'warn', unfit: 'bad' } as const;
export const verdictText = (verdict: Verdict): string => names[verdict]();

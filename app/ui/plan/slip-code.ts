// Why a promised milestone comes later, in a few words.
import type { SlipCode } from '~/models/planning/slip';
import { m } from '~/paraglide/messages.js';

const texts: Record<SlipCode, () => string> = {
  capacity: m.slip_code_capacity,
  decision_late: m.slip_code_decision_late,
  supplier: m.slip_code_supplier,
  dependency: m.slip_code_dependency,
  scope: m.slip_code_scope,
  quality: m.slip_code_quality,
  adoption: m.slip_code_adoption,
  calendar: m.slip_code_calendar,
  external: m.slip_code_external,
  estimate: m.slip_code_estimate,
  correction: m.slip_code_correction,
  other: m.slip_code_other,
};

export const slipCodeText = (code: SlipCode): string => texts[code]();

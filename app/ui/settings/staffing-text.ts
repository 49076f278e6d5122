// Staffing and steps of regular work as a reader calls them.
import type { StaffingKind } from '~/models/planning/capacity/supply';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { monthText } from '../words';
import { levelAsTyped } from './level-as-typed';

const kinds: Record<StaffingKind, () => string> = {
  vacancy: m.capacity_vacancy,
  absence: m.capacity_absence,
  hire: m.capacity_hire,
};

export const staffingKindText = (kind: StaffingKind): string => kinds[kind]();

/** `Vacature, 0,7 fte`. */
export const staffingText = ({ kind, fte }: { kind: string; fte: number }): string =>
  m.capacity_staffing_row({ kind: staffingKindText(kind as StaffingKind), fte: levelAsTyped(fte) });

/** `Vanaf april 2026`. */
export const stepText = ({ from }: { from: string }): string => m.capacity_step_row({ month: monthText(from as Day) });

// How long each kind of data is kept: what is proposed, and the floor under which a reason is asked.

/** What a municipality chooses the time of. */
export const retentionCategories = [
  'security_log',
  'account_links',
  'known_devices',
  'notices',
  'outbox',
  'figures',
  'index_readings',
  'surveys',
  'check_ins',
] as const;
export type RetentionCategory = (typeof retentionCategories)[number];

type Kept = {
  /** Days after the moment it counts from. */
  days: number;
  /** Shorter asks for a reason. */
  floor: number;
  /** Whether it is of a programme, and stays while that is held. */
  ofProgramme: boolean;
};

/** Security log: BIO2 5.28.01 and 8.15; figures: five years, so that a programme can be compared with the one after it. */
export const proposed: Readonly<Record<RetentionCategory, Kept>> = {
  security_log: { days: 365, floor: 365, ofProgramme: false },
  account_links: { days: 30, floor: 1, ofProgramme: false },
  known_devices: { days: 180, floor: 1, ofProgramme: false },
  notices: { days: 365, floor: 30, ofProgramme: false },
  outbox: { days: 30, floor: 7, ofProgramme: false },
  figures: { days: 1826, floor: 365, ofProgramme: true },
  index_readings: { days: 1826, floor: 365, ofProgramme: true },
  surveys: { days: 1826, floor: 365, ofProgramme: true },
  check_ins: { days: 730, floor: 365, ofProgramme: true },
};

export const mostDays = 36_525;

export type RetentionFault = { field: 'days' | 'reason'; why: 'retention_days' | 'retention_reason' };

/** Why a time cannot be as asked, or null. */
export function faultInRule(
  category: RetentionCategory,
  { days, reason }: { days: number; reason: string },
): RetentionFault | null {
  if (!Number.isInteger(days) || days < 1 || days > mostDays) return { field: 'days', why: 'retention_days' };
  if (days < proposed[category].floor && reason.trim() === '') return { field: 'reason', why: 'retention_reason' };
  return null;
}

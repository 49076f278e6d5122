// A number as it is typed back: at most two decimals, no thousands, with the reader's decimal sign.
// Three decimals would read as thousands: `1.125` is a thousand in Dutch.
import { getLocale } from '~/paraglide/runtime.js';

export function typedNumber(value: number | null | undefined): string {
  if (value === null || value === undefined) return '';
  const plain = String(Math.round(value * 100) / 100);
  return getLocale() === 'nl' ? plain.replace('.', ',') : plain;
}

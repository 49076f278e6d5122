// How much later or earlier, in words, with a sign in front that says it without them.
import { m } from '~/paraglide/messages.js';
import { number } from '../words';

/** `5 werkdagen later`. */
export function shiftWords(days: number): string {
  const count = Math.abs(days);
  return days < 0 ? m.compare_days_earlier({ count }) : m.compare_days_later({ count });
}

/** `▶ 5 werkdagen later`; nothing at all for 0. */
export function shiftText(days: number): string {
  return days === 0 ? '' : `${days > 0 ? '▶' : '◀'} ${shiftWords(days)}`;
}

/** `+5`, `−3`, `0`. */
export function signed(value: number, decimals = 0): string {
  return value > 0 ? `+${number(value, decimals)}` : number(value, decimals);
}

// How much later or earlier, in words, with a sign in front that says it without them.
import { m } from '~/paraglide/messages.js';
import { number } from '../words';

/** `▶ 5 werkdagen later`; nothing at all for 0. */
export function shiftText(days: number): string {
  if (days === 0) return '';
  const count = Math.abs(days);
  const words = days > 0 ? m.compare_days_later({ count }) : m.compare_days_earlier({ count });
  return `${days > 0 ? '▶' : '◀'} ${words}`;
}

/** `+5`, `−3`, `0`. */
export function signed(value: number, decimals = 0): string {
  return value > 0 ? `+${number(value, decimals)}` : number(value, decimals);
}

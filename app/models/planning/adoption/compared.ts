// Departments that got something against departments that did not: how much further the first went, each measured once.
//
// Difference in differences in two steps, after Donald & Lang 2007 (Rev Econ Stat 89:221–233): each department becomes one number (how
// far it went from its own line), so that figures that lean on the ones before them, which Bertrand, Duflo & Mullainathan 2004 (Q J
// Econ 119:249–275) show to make intervals far too narrow, do no harm: what is compared are departments, and there are as many as
// there are. What moved all of them at once falls away.
import type { Range } from './regression';
import { studentQuantile } from './student';
import { chance } from './trend-break';

/** Fewest departments that did not get it, and fewest departments together: with less there is nothing to see chance by. */
export const fewestCompared = { others: 3, all: 5 };

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Sum of squares around the mean. */
function squares(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
}

/**
 * The mean of `got` less that of `others`. Where both are three or more, each has a spread of its own (Welch 1947, Biometrika 34:28–35);
 * fewer cannot show one, and share the spread of all (one that got it: Conley & Taber 2011, Rev Econ Stat 93:113–125). Null when they
 * are too few.
 */
export function compared(got: readonly number[], others: readonly number[]): Range | null {
  const [m, n] = [got.length, others.length];
  if (m < 1 || n < fewestCompared.others || m + n < fewestCompared.all) return null;
  const estimate = mean(got) - mean(others);
  const [a, b] = m >= 3 ? [squares(got) / (m - 1) / m, squares(others) / (n - 1) / n] : [0, 0];
  const shared = (squares(got) + squares(others)) / (m + n - 2);
  const isApart = m >= 3 && a + b > 0;
  const error = Math.sqrt(isApart ? a + b : shared * (1 / m + 1 / n));
  const df = isApart ? (a + b) ** 2 / (a ** 2 / (m - 1) + b ** 2 / (n - 1)) : m + n - 2;
  const reach = error * studentQuantile((1 + chance) / 2, df);
  return { estimate, low: estimate - reach, high: estimate + reach };
}

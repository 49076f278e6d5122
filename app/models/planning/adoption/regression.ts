// A straight-line model of figures that lean on the figure before them, with what it leaves uncertain: for short series.
//
// Generalised least squares with errors of the first order (each period keeps a part ρ of the period before). Of short series ρ comes
// out too small, and intervals that take it for true are too narrow; restricted maximum likelihood does that least, Newey-West most
// where ρ is large (Turner et al. 2021, BMC Med Res Methodol 21:181). So ρ is not estimated but weighed: every ρ counts by its restricted
// likelihood (Zellner & Tiao 1964, J Am Stat Assoc 59:763–778). For one ρ the answer is Student's t with n − p degrees of freedom;
// together they are a mixture of them.
import { studentChance, upward } from './student';

/** One period: which one (whole numbers, gaps allowed), its level, and its row of the model. */
export type Row = { at: number; level: number; x: readonly number[] };

type Part = { weight: number; coefficients: number[]; covariance: number[][] };
/** What is known of the coefficients; `likelihood`: the logarithm of the largest likelihood, to hold models against each other. */
export type Fit = { parts: Part[]; df: number; likelihood: number };

/** An estimate with its interval. */
export type Range = { estimate: number; low: number; high: number };

/**
 * Values of ρ that are weighed, each as likely beforehand. Series of counts hardly swing to and fro, and one that keeps more than
 * this is a walk of which a straight line says nothing.
 */
const kept = Array.from({ length: 12 }, (_, k) => (k - 3) / 10);

const beforehand = (rho: number) => 1 - 0.7 * Math.max(0, rho);

/** Factor of a symmetric positive matrix, of which the lower half is read; null when its columns say the same. */
function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const factor = matrix.map(() => Array<number>(size).fill(0));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= factor[i]![k]! * factor[j]![k]!;
      if (i !== j) factor[i]![j] = sum / factor[j]![j]!;
      else if (sum <= 1e-10 * Math.abs(matrix[i]![i]!)) return null;
      else factor[i]![i] = Math.sqrt(sum);
    }
  }
  return factor;
}

/** The inverse of a matrix by its factor. */
function inverseOf(factor: readonly (readonly number[])[]): number[][] {
  const size = factor.length;
  const columns = factor.map((_, column) => {
    const x = Array<number>(size).fill(0);
    for (let i = 0; i < size; i++) {
      let sum = i === column ? 1 : 0;
      for (let k = 0; k < i; k++) sum -= factor[i]![k]! * x[k]!;
      x[i] = sum / factor[i]![i]!;
    }
    for (let i = size - 1; i >= 0; i--) {
      let sum = x[i]!;
      for (let k = i + 1; k < size; k++) sum -= factor[k]![i]! * x[k]!;
      x[i] = sum / factor[i]![i]!;
    }
    return x;
  });
  return columns;
}

/** The model for one ρ, and the logarithm of how likely it makes the figures. */
function fitted(
  rows: readonly Row[],
  rho: number,
): (Omit<Part, 'weight'> & { likely: number; likelihood: number }) | null {
  const size = rows[0]!.x.length;
  const products = Array.from({ length: size }, () => Array<number>(size).fill(0));
  const withLevel = Array<number>(size).fill(0);
  const x = Array<number>(size).fill(0);
  let squares = 0;
  let spread = 0;
  let before: Row | null = null;
  // Hundreds of models are fitted for one answer: plain loops.
  for (const row of rows) {
    // Over a gap of d periods ρ to the power d is left.
    const apart: number = before === null ? 0 : row.at - before.at;
    const part = before === null ? 0 : apart === 1 ? rho : rho ** apart;
    const scale = 1 / Math.sqrt(1 - part * part);
    spread -= Math.log(scale);
    const level = (row.level - (before === null ? 0 : part * before.level)) * scale;
    for (let k = 0; k < size; k++) x[k] = (row.x[k]! - (before === null ? 0 : part * before.x[k]!)) * scale;
    squares += level * level;
    for (let i = 0; i < size; i++) {
      withLevel[i]! += x[i]! * level;
      for (let j = 0; j <= i; j++) products[i]![j]! += x[i]! * x[j]!;
    }
    before = row;
  }
  const factor = cholesky(products);
  if (!factor) return null;
  const inverse = inverseOf(factor);
  const coefficients = inverse.map((line) => line.reduce((sum, value, k) => sum + value * withLevel[k]!, 0));
  const df = rows.length - size;
  const left = squares - coefficients.reduce((sum, value, k) => sum + value * withLevel[k]!, 0);
  // Figures that are exactly on a line leave nothing but the noise of the sum itself.
  const variance = Math.max(left, 1e-12 * squares, 1e-18) / df;
  const determinant = factor.reduce((sum, line, k) => sum + Math.log(line[k]!), 0);
  return {
    coefficients,
    covariance: inverse.map((line) => line.map((value) => value * variance)),
    likely: Math.log(beforehand(rho)) - spread - determinant - (df / 2) * Math.log(variance),
    likelihood: -spread - (rows.length / 2) * Math.log((variance * df) / rows.length),
  };
}

/** Fits a model; null when the rows, oldest first, cannot tell its coefficients apart. */
export function fit(rows: readonly Row[]): Fit | null {
  const df = rows.length - (rows[0]?.x.length ?? 0);
  if (rows.length === 0 || df < 1) return null;
  const found = kept.flatMap((rho) => fitted(rows, rho) ?? []);
  if (found.length < kept.length) return null;
  const most = Math.max(...found.map(({ likely }) => likely));
  const weights = found.map(({ likely }) => Math.exp(likely - most));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const likelihood = Math.max(...found.map((part) => part.likelihood));
  return { df, likelihood, parts: found.map((part, k) => ({ ...part, weight: weights[k]! / all })) };
}

/** What a sum of coefficients most likely is. */
export function estimateOf({ parts }: Fit, sum: readonly number[]): number {
  const of = (coefficients: readonly number[]) => sum.reduce((total, value, k) => total + value * coefficients[k]!, 0);
  return parts.reduce((total, { weight, coefficients }) => total + weight * of(coefficients), 0);
}

/** A sum of coefficients with the interval that holds it with the chance `chance`, as much outside it on either side. */
export function rangeOf(found: Fit, sum: readonly number[], chance: number): Range {
  const { parts, df } = found;
  const of = parts.map(({ weight, coefficients, covariance }) => {
    let [middle, variance] = [0, 0];
    for (let i = 0; i < sum.length; i++) {
      middle += sum[i]! * coefficients[i]!;
      for (let j = 0; j < sum.length; j++) variance += sum[i]! * covariance[i]![j]! * sum[j]!;
    }
    return { weight, middle, error: Math.sqrt(Math.max(variance, 0)) };
  });
  const estimate = estimateOf(found, sum);
  const scale = of.reduce((total, { weight, error }) => total + weight * error, 0);
  if (scale === 0) return { estimate, low: estimate, high: estimate };
  const under = (x: number) =>
    of.reduce(
      (total, { weight, middle, error }) =>
        total + (weight < 1e-6 ? 0 : weight * studentChance((x + estimate - middle) / Math.max(error, 1e-12), df)),
      0,
    );
  const all = of.reduce((total, { weight }) => total + (weight < 1e-6 ? 0 : weight), 0);
  const at = (p: number) => estimate + upward(under, p * all, scale, 1e-4);
  return { estimate, low: at((1 - chance) / 2), high: at((1 + chance) / 2) };
}

// Student's t: how far chance reaches when little was counted. Degrees of freedom need not be whole.

/** ln Γ(x) for x > 0, after Lanczos (1964) with the nine coefficients of g = 7; good to fifteen digits. */
function lnGamma(x: number): number {
  let sum = 0.999_999_999_999_809_93;
  for (let k = 0; k < lanczos.length; k++) sum += lanczos[k]! / (x + k);
  const base = x + lanczos.length - 1.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
}
const lanczos = [
  676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_13, -176.615_029_162_140_59,
  12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_571_6e-6, 1.505_632_735_149_311_6e-7,
];

/** The regularised incomplete beta function by its continued fraction, DLMF 8.17.22, in the manner of Lentz. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on this side only; the other is what it leaves.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log(1 - x)) / a;
  const off = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / off(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let k = 1; k <= 300; k++) {
    const even = (k * (b - k) * x) / ((a + 2 * k - 1) * (a + 2 * k));
    d = 1 / off(1 + even * d);
    c = off(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + k) * (a + b + k) * x) / ((a + 2 * k) * (a + 2 * k + 1));
    d = 1 / off(1 + odd * d);
    c = off(1 + odd / c);
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-14) break;
  }
  return front * fraction;
}

/** The chance of a value of at most `t`, with `df` > 0 degrees of freedom. */
export function studentChance(t: number, df: number): number {
  const tail = incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** The value that a chance of `p`, between 0 and 1, lies under: the inverse of {@link studentChance}. */
export function studentQuantile(p: number, df: number): number {
  return upward((t) => studentChance(t, df), p, 1, 1e-10);
}

/** Where a rising function reaches `wanted`, by doubling and halving; `scale` is where to look first, `within` how near of it. */
export function upward(rising: (x: number) => number, wanted: number, scale: number, within: number): number {
  let [low, high] = [-scale, scale];
  while (rising(low) > wanted && low > -1e12 * scale) low *= 2;
  while (rising(high) < wanted && high < 1e12 * scale) high *= 2;
  for (let k = 0; k < 90 && high - low > within * scale; k++) {
    const middle = (low + high) / 2;
    if (rising(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

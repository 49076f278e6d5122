// Where the adoption curve stands on the roadmap, for who draws it and who only links to it.

/** Pixels; the stylesheet says the same. */
export const curveHeight = 156;

/** In the address: no curve. */
export const noCurve = 'none';

// Text as search compares it: small letters without accents, sign for sign, so that a place in it is a place in what was written.

const isMark = /\p{M}/gu;

/**
 * The accented small letters of the Latin alphabets that have one letter of a–z beneath (é, ü, ł has none): as two texts of the same
 * length, the way `translate` of a database asks for them.
 */
export const accents = (() => {
  const from: string[] = [];
  const to: string[] = [];
  // Latin-1 and Latin Extended-A: what names and words of Europe are written with.
  for (let code = 0xc0; code <= 0x17f; code++) {
    const sign = String.fromCharCode(code);
    const bare = sign.normalize('NFD').replace(isMark, '').toLowerCase();
    if (bare === sign || !/^[a-z]$/.test(bare)) continue;
    from.push(sign);
    to.push(bare);
  }
  return { from: from.join(''), to: to.join('') };
})();

const bareOf = new Map([...accents.from].map((sign, at) => [sign, accents.to[at]!]));

/** Small letters without accents; what has no plain letter beneath stays as it is. */
export function fold(text: string): string {
  const small = text.normalize('NFC').toLowerCase();
  // Most texts have none, and this is asked of every name that is compared.
  // eslint-disable-next-line no-control-regex
  return /^[\x00-\x7f]*$/.test(small) ? small : small.replace(/[À-ſ]/g, (sign) => bareOf.get(sign) ?? sign);
}

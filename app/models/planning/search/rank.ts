// How well something fits what is searched for: every word must be there; the beginning of a word before the middle of one, a title
// before other names, and those before what else is known of it.
import { leastCompound, partsOf } from './compound';
import { fold } from './fold';

/** What is compared: a title, what it is also called (a code, its name in the other language), and the rest (a description). */
export type Findable = { title: string; also: string; rest: string };

/** Points of a word in a text, high to low. */
const points = { whole: 12, begins: 10, part: 7, inside: 4, apart: 3 } as const;
/** What points are worth in another name, and beside all names. */
const worth = { also: 0.85, rest: 0.2 } as const;
/** For a title that is, or begins with, everything that was typed. */
const bonus = { is: 8, begins: 4 } as const;

const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** Points of one word in a folded text; 0 when it is not there. */
function pointsIn(text: string, word: string): number {
  let best = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const begins = !isLetter(text[at - 1]);
    const ends = !isLetter(text[at + word.length]);
    // The last part of a compound says what it is: `beheer` in `functioneelbeheer`.
    const found = begins && ends ? points.whole : begins ? points.begins : ends ? points.part : points.inside;
    best = Math.max(best, found);
    if (best === points.whole) break;
  }
  if (best > 0 || word.length < leastCompound) return best;
  const isPart = (part: string) => pointsIn(text, part) >= points.part;
  return partsOf(word).some(([left, right]) => isPart(left) && isPart(right)) ? points.apart : 0;
}

/**
 * Points of what fits, per word on average; null when one of the words is nowhere.
 * `words` come from a query, folded.
 */
export function rankOf(words: readonly string[], { title, also, rest }: Findable): number | null {
  const [inTitle, called, beside] = [fold(title), fold(also), fold(rest)];
  let sum = 0;
  for (const word of words) {
    const found = Math.max(
      pointsIn(inTitle, word),
      pointsIn(called, word) * worth.also,
      pointsIn(beside, word) * worth.rest,
    );
    if (found === 0) return null;
    sum += found;
  }
  const typed = words.join(' ');
  const extra = inTitle === typed ? bonus.is : inTitle.startsWith(typed) ? bonus.begins : 0;
  return sum / words.length + extra;
}

/** What fits, best first; of what fits alike the shortest title, and then by name. */
export function ranked<T extends Findable>(
  words: readonly string[],
  candidates: readonly T[],
): (T & { rank: number })[] {
  return candidates
    .flatMap((candidate) => {
      const rank = rankOf(words, candidate);
      return rank === null ? [] : [{ ...candidate, rank }];
    })
    .sort(
      (a, b) =>
        b.rank - a.rank || a.title.length - b.title.length || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0),
    );
}

/** Where the words stand in a title, in order and apart: for showing why it was found. */
export function foundIn(words: readonly string[], title: string): { from: number; until: number }[] {
  const text = fold(title);
  // A sign that becomes two in small letters moves what comes after it.
  if (text.length !== title.length) return [];
  const spots = words
    .flatMap((word) => {
      const starts: number[] = [];
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) starts.push(at);
      return starts.map((from) => ({ from, until: from + word.length }));
    })
    .sort((a, b) => a.from - b.from || b.until - a.until);
  const apart: { from: number; until: number }[] = [];
  for (const spot of spots) {
    const last = apart.at(-1);
    if (!last || spot.from > last.until) apart.push({ ...spot });
    else last.until = Math.max(last.until, spot.until);
  }
  return apart;
}

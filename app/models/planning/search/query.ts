// What somebody searches for: words that must all be there, between too short to mean anything and too long to be meant.
import { fold } from './fold';

export const queryLength = { least: 2, most: 100 } as const;
/** More words than anybody remembers of a title. */
const mostWords = 8;

export type Query =
  | { status: 'empty' | 'too_short' | 'too_long'; text: string; words: readonly [] }
  | { status: 'asked'; text: string; words: readonly [string, ...string[]] };

/** Words as they are compared; every sign in them is plain text. */
export const wordsOf = (text: string): string[] => [
  ...new Set(
    fold(text)
      .split(/[\s/–—-]+/)
      .filter((word) => /[\p{L}\p{N}%_]/u.test(word)),
  ),
];

/** Reads what was typed. No database holds a NUL character, and nobody types one. */
export function readQuery(typed: string | null): Query {
  const text = (typed ?? '').replaceAll('\0', '').replace(/\s+/g, ' ').trim();
  if (text === '') return { status: 'empty', text, words: [] };
  if (text.length > queryLength.most) return { status: 'too_long', text: text.slice(0, queryLength.most), words: [] };
  const [first, ...rest] = wordsOf(text).slice(0, mostWords);
  if (first === undefined || [first, ...rest].join('').length < queryLength.least)
    return { status: 'too_short', text, words: [] };
  return { status: 'asked', text, words: [first, ...rest] };
}

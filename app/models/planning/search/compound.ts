// Parts of Dutch compounds: who searches for `gegevensmigratie` means `migratie van gegevens` too.

/** A part shorter than this is found everywhere. */
const leastPart = 4;
/** From this length a word can be two of them. */
export const leastCompound = 2 * leastPart;

/** What joins two words in a compound; nothing first, since it is the most common. */
const joints = ['', 's', 'en', 'e', 'n'];

/** The ways to read a word as two words, without the letters that join them. */
export function partsOf(word: string): [string, string][] {
  const ways: [string, string][] = [];
  for (let at = leastPart; at <= word.length - leastPart; at++) {
    for (const joint of joints) {
      const left = word.slice(0, at);
      if (!left.endsWith(joint) || left.length - joint.length < leastPart) continue;
      ways.push([left.slice(0, left.length - joint.length), word.slice(at)]);
    }
  }
  return ways;
}

/** The first and last letters of a compound: whatever holds its parts holds these, so that a database can look for them. */
export const endsOf = (word: string): [string, string] => [word.slice(0, leastPart), word.slice(-leastPart)];

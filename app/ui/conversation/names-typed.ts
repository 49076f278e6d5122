// What of a name is typed behind an @, and who fits.
import type { Name } from './comment-words';

/** At most so many names are offered at once. */
const most = 8;

/** The letters behind the last @ before the caret, and where that @ stands; null when no name is being typed. */
export function nameTyped(text: string, caret: number): { at: number; query: string } | null {
  const found = /(?:^|[^\p{L}\p{N}_])@([\p{L}\p{M}'’-]*(?: [\p{L}\p{M}'’-]*){0,2})$/u.exec(text.slice(0, caret));
  return found ? { at: caret - found[1]!.length - 1, query: found[1]! } : null;
}

/** People of whom some word of the name begins with what was typed, those whose name itself does first. */
export function namesFor(names: readonly Name[], query: string): Name[] {
  const wanted = query.toLowerCase();
  const rank = ({ name }: Name) => {
    const lower = name.toLowerCase();
    return lower.startsWith(wanted) ? 0 : lower.includes(` ${wanted}`) ? 1 : 2;
  };
  return names
    .filter((name) => rank(name) < 2 && name.name.toLowerCase() !== wanted.trimEnd())
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, most);
}

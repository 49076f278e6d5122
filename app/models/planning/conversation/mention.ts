// `@Name` in a text names a person of the same municipality: it is kept as their id, and shown as the name they have today.

/** Somebody who may be named: who can read what is written. */
export type Nameable = { id: string; name: string };

const kept = /@\{([0-9A-Za-z_-]{1,64})\}/g;
const wordSign = /[\p{L}\p{N}_]/u;

/** `a` begins with `b`, whatever the case of the letters, and the word ends there. */
function beginsWith(a: string, b: string): boolean {
  const after = a.slice(b.length, b.length + 1);
  return b !== '' && a.slice(0, b.length).toLowerCase() === b.toLowerCase() && !wordSign.test(after);
}

export type Naming =
  | { ok: true; text: string; mentioned: string[] }
  /** Several people have this name, and none of them was chosen. */
  | { ok: false; reason: 'same_name'; name: string };

/**
 * Keeps a typed text: every `@Name` of a person becomes `@{id}`, the longest name that fits first. `chosen` are people picked from
 * the list: they settle who of several with one name is meant, and are named at the end when the text does not name them. What
 * is nobody's name stays as it was typed.
 */
export function withNames(typed: string, people: readonly Nameable[], chosen: readonly string[] = []): Naming {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const known = new Set(people.map(({ id }) => id));
  const mentioned = new Set<string>();
  let text = '';
  for (let at = 0; at < typed.length;) {
    const sign = typed.charAt(at);
    const before = typed.slice(at - 1, at);
    const rest = typed.slice(at + 1);
    const first =
      sign === '@' && (at === 0 || !wordSign.test(before))
        ? byLength.find(({ name }) => beginsWith(rest, name))
        : undefined;
    if (!first) {
      // A text that looks as if it was kept is no way to name somebody.
      text += sign === '@' && rest.startsWith('{') ? '@ ' : sign;
      at += 1;
      continue;
    }
    const same = people.filter(({ name }) => name.toLowerCase() === first.name.toLowerCase());
    const meant = same.length === 1 ? first : same.find(({ id }) => chosen.includes(id));
    if (!meant) return { ok: false, reason: 'same_name', name: first.name };
    mentioned.add(meant.id);
    text += `@{${meant.id}}`;
    at += 1 + first.name.length;
  }
  text = text.trim();
  for (const id of chosen) {
    if (!known.has(id) || mentioned.has(id)) continue;
    mentioned.add(id);
    text = `${text}${text === '' ? '' : ' '}@{${id}}`;
  }
  return { ok: true, text, mentioned: [...mentioned] };
}

/** The ids a kept text names, each once. */
export const namedIn = (text: string): string[] => [...new Set([...text.matchAll(kept)].map(([, id]) => id!))];

/** A kept text as it was typed, for its author to correct; people as they are called now. */
export function asTyped(text: string, people: readonly Nameable[]): string {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return text.replace(kept, (whole, id: string) => (names.has(id) ? `@${names.get(id)!}` : whole));
}

export type TextPart =
  | { kind: 'text'; text: string }
  | { kind: 'mention'; name: string; me: boolean }
  /** Within this site only; what leads elsewhere stays text. */
  | { kind: 'link'; to: string };

/** What ends a sentence is no part of an address in it. */
const address = /(?<![^\s(])(https?:\/\/[^\s<>"']+|\/programmes\/[^\s<>"']*)/g;
const tail = /[.,;:!?)\]]+$/;

/** The path within this site that an address means; null when it leads anywhere else. */
function pathHere(text: string, origin: string): string | null {
  const path = text.startsWith(`${origin}/`) ? text.slice(origin.length) : text;
  return /^\/(?![/\\])/.test(path) && !path.includes('\\') ? path : null;
}

/**
 * A kept text in pieces to show: names, and links to this site. `origin` is this site's (`https://planner.example`); `userId` who reads.
 */
export function partsOf(
  text: string,
  { people, origin, userId }: { people: readonly Nameable[]; origin: string; userId: string },
): TextPart[] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const parts: TextPart[] = [];
  const say = (said: string) => {
    const last = parts.at(-1);
    if (said === '') return;
    if (last?.kind === 'text') last.text += said;
    else parts.push({ kind: 'text', text: said });
  };
  const withLinks = (piece: string) => {
    let from = 0;
    for (const found of piece.matchAll(address)) {
      const whole = found[0].replace(tail, '');
      const to = pathHere(whole, origin);
      if (to === null) continue;
      say(piece.slice(from, found.index));
      parts.push({ kind: 'link', to });
      from = found.index + whole.length;
    }
    say(piece.slice(from));
  };
  let from = 0;
  for (const found of text.matchAll(kept)) {
    const name = names.get(found[1]!);
    if (name === undefined) continue;
    withLinks(text.slice(from, found.index));
    parts.push({ kind: 'mention', name, me: found[1] === userId });
    from = found.index + found[0].length;
  }
  withLinks(text.slice(from));
  return parts;
}

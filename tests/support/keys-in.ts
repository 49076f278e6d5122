// Data as the paths of its keys: rows[].title.nl. What is called by an id, a day or a code has one path for all of them.

/** A key that names a row and not a field: an id, a day, a number, a key of a blueprint, whatever is written in capitals. */
const isName = (key: string) =>
  /^\d/.test(key) || /[A-Z]/.test(key[0] ?? '') || /^[0-9a-z]{16}$/.test(key) || /[^\w$]/.test(key);

/** The paths, each once, in order. */
export function keysIn(value: unknown): string[] {
  const found = new Set<string>();
  const visit = (part: unknown, path: string) => {
    if (Array.isArray(part)) return part.forEach((element) => visit(element, `${path}[]`));
    if (part instanceof Map) return [...part.values()].forEach((element) => visit(element, `${path}.*`));
    if (part instanceof Set) return [...part].forEach((element) => visit(element, `${path}[]`));
    if (typeof part !== 'object' || part === null || part instanceof Date) return void (path && found.add(path));
    for (const [key, element] of Object.entries(part)) {
      if (element === undefined) continue;
      const step = isName(key) ? '*' : key;
      visit(element, path ? `${path}.${step}` : step);
    }
  };
  visit(value, '');
  return [...found].sort();
}

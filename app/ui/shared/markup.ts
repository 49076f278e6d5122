// Markup written as text, for the few parts with so many elements that React would be most of a page's time.
// Whatever is filled in is escaped; only what `markup` itself made goes in as it is.

/** HTML or SVG that is safe to write: made by {@link markup}, or joined from such pieces. */
export class Markup {
  constructor(readonly text: string) {}
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const special = /[&<>"']/;
const everySpecial = /[&<>"']/g;

/** Text as it may stand between tags or in a quoted attribute. */
export function escaped(text: string): string {
  return special.test(text) ? text.replace(everySpecial, (sign) => entities[sign]!) : text;
}

type Filling = string | number | Markup | readonly Markup[] | null;

function written(value: Filling): string {
  if (typeof value === 'number') return String(value);
  if (value === null) return '';
  if (typeof value === 'string') return escaped(value);
  return value instanceof Markup ? value.text : value.map(({ text }) => text).join('');
}

/** markup`<a href="${to}">${title}</a>`: attributes stand in double quotes. Null writes nothing. */
export function markup(parts: TemplateStringsArray, ...values: readonly Filling[]): Markup {
  let text = parts[0]!;
  for (let at = 0; at < values.length; at++) text += written(values[at]!) + parts[at + 1]!;
  return new Markup(text);
}

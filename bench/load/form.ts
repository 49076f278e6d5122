// A form as it stands in a page: the fields a browser would send when its button is pressed.

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };
const plain = (text: string) => text.replace(/&(#x27|#39|\w+);/g, (whole, name: string) => entities[name] ?? whole);

function attributesOf(tag: string): Map<string, string> {
  const found = tag.matchAll(/\s([\w:-]+)(?:="([^"]*)")?/g);
  return new Map([...found].map(([, name, value]) => [name!, plain(value ?? '')]));
}

const unsent = new Set(['submit', 'button', 'file', 'reset', 'image']);

function addField(fields: URLSearchParams, tag: string, inside: string): void {
  const attributes = attributesOf(tag);
  const name = attributes.get('name');
  if (!name || attributes.has('disabled')) return;
  if (tag.startsWith('<textarea')) return fields.append(name, plain(inside).replace(/^\n/, ''));
  if (tag.startsWith('<select')) {
    const options = [...inside.matchAll(/<option\b[^>]*>/g)].map(([option]) => attributesOf(option));
    const chosen = options.filter((option) => option.has('selected'));
    for (const option of chosen.length > 0 || attributes.has('multiple') ? chosen : options.slice(0, 1))
      fields.append(name, option.get('value') ?? '');
    return;
  }
  const type = attributes.get('type') ?? 'text';
  if (unsent.has(type) || ((type === 'checkbox' || type === 'radio') && !attributes.has('checked'))) return;
  fields.append(name, attributes.get('value') ?? (type === 'checkbox' ? 'on' : ''));
}

/** The form that is posted and has a field or button of this name. */
function formIn(html: string, name: string): { tag: string; inside: string } | null {
  for (const [, tag, inside] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g))
    if (/method="post"/i.test(tag!) && inside!.includes(`name="${name}"`)) return { tag: tag!, inside: inside! };
  return null;
}

/** Its fields; null when the page has no such form. */
export function formWith(html: string, name: string): URLSearchParams | null {
  const form = formIn(html, name);
  if (!form) return null;
  const fields = new URLSearchParams();
  const parts = form.inside.matchAll(
    /<(?:input)\b[^>]*>|(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>|(<select\b[^>]*>)([\s\S]*?)<\/select>/g,
  );
  for (const [whole, area, text, select, options] of parts)
    addField(fields, area ?? select ?? whole, text ?? options ?? '');
  return fields;
}

/** Where it is sent to; null when the page has no such form, or the form does not say. */
export function addressOf(html: string, name: string): string | null {
  const form = formIn(html, name);
  return (form && attributesOf(form.tag).get('action')) ?? null;
}

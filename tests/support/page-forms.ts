// The forms of a page as a browser finds them in its HTML: where they go, what stands in their fields, which buttons send them.

export type Field = {
  name: string;
  /** Of an input its type; `select` and `textarea` for those. */
  type: string;
  value: string;
  /** Of a box or a round: whether it is ticked. */
  checked: boolean;
  required: boolean;
  options: string[];
  attributes: Record<string, string>;
};
export type PageForm = {
  method: string;
  action: string;
  fields: Field[];
  /** What a button adds, and where it sends the form when that is elsewhere; a form without a named one has one that adds nothing. */
  buttons: { name: string; value: string; action: string | null }[];
};

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'", nbsp: ' ' };
const read = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);

function attributesOf(tag: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, value] of tag.matchAll(/([a-zA-Z-]+)(?:="([^"]*)")?/g)) found[name!.toLowerCase()] = read(value ?? ''); // prettier-ignore
  return found;
}

/** React writes every attribute in double quotes and closes every tag, so that this much reading is enough. */
export function formsIn(html: string, at: string): PageForm[] {
  const visible = html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<!--[\s\S]*?-->/g, '');
  const forms: PageForm[] = [];
  const byId = new Map<string, PageForm>();
  const loose: [form: string, add: (form: PageForm) => void][] = [];
  for (const [, head, body] of visible.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)) {
    const { method = 'get', action = at, id } = attributesOf(head!);
    const form: PageForm = { method: method.toLowerCase(), action: action || at, fields: [], buttons: [] };
    fieldsIn(body!, (owner, add) => (owner === undefined ? add(form) : loose.push([owner, add])));
    forms.push(form);
    if (id) byId.set(id, form);
  }
  // What stands outside its form and names it.
  const outside = visible.replace(/<form\b[^>]*>[\s\S]*?<\/form>/g, '');
  fieldsIn(outside, (owner, add) => owner !== undefined && loose.push([owner, add]));
  for (const [owner, add] of loose) {
    const form = byId.get(owner);
    if (form) add(form);
  }
  for (const form of forms) if (form.buttons.length === 0) form.buttons.push({ name: '', value: '', action: null });
  return forms;
}

type Take = (owner: string | undefined, add: (form: PageForm) => void) => void;

function fieldsIn(html: string, take: Take): void {
  const tags = /<(input|select|textarea|button)\b([^>]*?)\/?>(?:([\s\S]*?)<\/\1>)?/g;
  const whole = html.replace(/<input\b([^>]*?)\/>/g, '<input$1></input>');
  for (const [, tag, head, inner = ''] of whole.matchAll(tags)) {
    const attributes = attributesOf(head!);
    const { name = '', disabled, form: owner } = attributes;
    if (disabled !== undefined) continue;
    if (tag === 'button') {
      if ((attributes['type'] ?? 'submit') !== 'submit') continue;
      const button = { name, value: attributes['value'] ?? '', action: attributes['formaction'] ?? null };
      take(owner, (form) => form.buttons.push(button));
    } else if (name !== '') {
      const field = fieldOf(tag!, attributes, inner);
      take(owner, (form) => form.fields.push(field));
    }
  }
}

function fieldOf(tag: string, attributes: Record<string, string>, inner: string): Field {
  const common = { name: attributes['name']!, required: 'required' in attributes, attributes, options: [] as string[] };
  if (tag === 'textarea') return { ...common, type: tag, value: read(inner.replace(/^\n/, '')), checked: false };
  if (tag === 'select') {
    const options = [...inner.matchAll(/<option\b([^>]*)>([^<]*)/g)].map(([, head, text]) => {
      const said = attributesOf(head!);
      return { value: said['value'] ?? read(text!), chosen: 'selected' in said };
    });
    const value = (options.find(({ chosen }) => chosen) ?? options[0])?.value ?? '';
    return { ...common, type: tag, value, checked: false, options: options.map((option) => option.value) };
  }
  const type = attributes['type'] ?? 'text';
  const isTicked = type === 'checkbox' || type === 'radio';
  return { ...common, type, value: attributes['value'] ?? (isTicked ? 'on' : ''), checked: 'checked' in attributes };
}

/** What a browser would send of these fields. */
export function sentOf(fields: readonly Field[]): [string, string][] {
  const isSent = ({ type, checked }: Field) => (type === 'checkbox' || type === 'radio' ? checked : type !== 'file');
  return fields.filter(isSent).map(({ name, value }) => [name, value]);
}

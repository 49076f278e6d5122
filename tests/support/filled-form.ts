// Fills in a form as somebody could, in several ways: nobody knows beforehand what a form wants, and the product says so when it is not that.
import { type Field, type PageForm, sentOf } from './page-forms';

/** In the order in which they are tried. */
export const ways = ['as_is', 'words', 'all', 'all_later', 'other', 'ticked', 'one'] as const;
export type Way = (typeof ways)[number];

const isNumber = ({ type, attributes }: Field) => type === 'number' || ['numeric', 'decimal'].includes(attributes['inputmode'] ?? ''); // prettier-ignore

/** A day within what the field allows. */
function dayFor({ name, attributes: { min, max } }: Field, later: boolean): string {
  // On which day something happened.
  if (name === 'on') return '2026-11-20';
  const wanted = later ? '2027-06-28' : '2026-12-07';
  if (min && wanted < min) return min;
  return max && wanted > max ? max : wanted;
}

let count = 0;
/** Different every time, as names often have to be. */
const word = (max = 60) => `Proef ${++count}`.slice(0, max);

/** For what asks for a form of its own: an address, a key, a colour. */
function textFor({ name, type, attributes }: Field): string {
  if (type === 'email' || /email/i.test(name)) return `proef${++count}@voorbeeld.example`;
  if (type === 'url') return 'https://voorbeeld.example/';
  if (type === 'time') return '10:30';
  if (type === 'month') return '2027-01';
  if (type === 'datetime-local') return '2027-01-04T10:30';
  if (/^(key|code)$/i.test(name)) return `PR${++count}`;
  return word(Number(attributes['maxlength'] ?? 60));
}

const isText = ({ type }: Field) => !['hidden', 'checkbox', 'radio', 'select', 'file', 'date'].includes(type);

function filled(field: Field, way: Way): Field {
  const { type, value } = field;
  const isAll = way === 'all' || way === 'all_later';
  if (type === 'hidden' || way === 'as_is') return field;
  if (way === 'one')
    return isText(field) && !isNumber(field) && value === '' ? { ...field, value: textFor(field) } : field;
  if (type === 'date') {
    if (isAll || (value !== '' && way === 'other')) return { ...field, value: dayFor(field, way === 'all_later') };
    return field;
  }
  if (isText(field)) {
    if (isNumber(field)) {
      if (value === '') return isAll ? { ...field, value: way === 'all' ? '2' : '1' } : field;
      return way === 'words'
        ? field
        : { ...field, value: String(Number(value.replace(',', '.')) + 1).replace('.', ',') };
    }
    // A time of the day, or so many hours and minutes.
    if (/^\d+:\d\d$/.test(value)) return field;
    if (value === '' || way === 'words') return { ...field, value: textFor(field) };
    return field;
  }
  if (type === 'select') {
    const at = field.options.indexOf(value);
    if (way === 'other') return { ...field, value: field.options[(at + 1) % field.options.length] ?? value };
    if (value === '' && isAll) return { ...field, value: field.options.find((option) => option !== '') ?? '' };
  }
  if (type === 'checkbox' && way === 'ticked') return { ...field, checked: !field.checked };
  return field;
}

/** Of every group of rounds one is chosen: the first where none was, another one where that is asked. */
function chosen(fields: Field[], way: Way): Field[] {
  if (way === 'as_is') return fields;
  const groups = new Map<string, Field[]>();
  for (const field of fields.filter(({ type }) => type === 'radio'))
    groups.set(field.name, [...(groups.get(field.name) ?? []), field]);
  const picked = new Map<string, Field>();
  for (const [name, group] of groups) {
    const at = group.findIndex(({ checked }) => checked);
    picked.set(name, group[at < 0 ? 0 : way === 'other' ? (at + 1) % group.length : at]!);
  }
  // One box of a list that asks for at least one.
  const boxes = fields.filter(({ type, checked }) => type === 'checkbox' && !checked);
  const first =
    fields.some(({ type, checked }) => type === 'checkbox' && checked) || way === 'ticked' ? undefined : boxes[0];
  return fields.map((field) => {
    if (field.type === 'radio') return { ...field, checked: picked.get(field.name) === field };
    return field === first && way !== 'words' ? { ...field, checked: true } : field;
  });
}

/** Somewhat less than a number: within what it may be, where more would not. */
function less(text: string): string {
  const value = Number(text.replace(',', '.'));
  return String(value > 2 ? value - 1 : value === 0 ? 1 : value / 2).replace('.', ',');
}

/** `said`: what a form of this kind wants and no machine finds, by the name of the field. */
export function filledForm(
  form: PageForm,
  way: Way,
  button: PageForm['buttons'][number],
  said: Record<string, string> = {},
): [string, string][] {
  const fields = chosen(form.fields, way)
    .map((field) => filled(field, way))
    .map((field) => {
      const value = said[field.name];
      if (value === undefined) return field;
      return field.type === 'radio' ? { ...field, checked: field.value === value } : { ...field, value };
    });
  const at = way === 'one' ? fields.findIndex((field) => isNumber(field) && field.value !== '') : -1;
  if (at >= 0) fields[at] = { ...fields[at]!, value: less(fields[at]!.value) };
  return [...sentOf(fields), ...(button.name ? [[button.name, button.value] as [string, string]] : [])];
}

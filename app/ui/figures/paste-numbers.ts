// A column, or two beside each other, pasted from a spreadsheet into the form: each number in a field of its own, from where one stands.
import type { ClipboardEvent } from 'react';

/** Fields of a row of the form. */
const wide = 2;

/**
 * Puts the cells of a pasted range in the fields to the right and beneath, and answers how many were filled and how many found
 * no field. Null when a single value is pasted: the browser does that itself.
 */
export function pasteNumbers(event: ClipboardEvent<HTMLInputElement>): { filled: number; left: number } | null {
  const text = event.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  if (!/[\n\t]/.test(text)) return null;
  event.preventDefault();
  const field = event.currentTarget;
  const fields = [...field.closest('table')!.querySelectorAll<HTMLInputElement>('input')];
  const first = fields.indexOf(field);
  const column = first % wide;
  let [filled, left] = [0, 0];
  text.split('\n').forEach((line, down) => {
    line.split('\t').forEach((cell, right) => {
      const place = column + right < wide ? fields[first + down * wide + right] : undefined;
      if (place) place.value = cell.trim();
      if (place) filled++;
      else if (cell.trim() !== '') left++;
    });
  });
  return { filled, left };
}

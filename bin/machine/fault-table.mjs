// The table of docs/faults.md: one row per rig and form, the newest of each; rows that were not found again stay as they are.

/** @typedef {{ rig: string, form: string, at: string, machine: string, figures: Record<string, string | number> }} Found */

const begin = '<!-- table: npm run faults:table -->';
const end = '<!-- /table -->';
const head = ['rig', 'form', 'day', 'machine', 'figures'];

/** "restartMaxMs" → "restart max ms" */
const plain = (name) => name.replace(/[A-Z0-9]+/g, (part) => ` ${part.toLowerCase()}`);
const cellsOf = ({ rig, form, at, machine, figures }) => {
  const said = Object.entries(figures).map(([name, value]) => `${plain(name)} ${value.toLocaleString('en')}`);
  return [rig, form, at.slice(0, 10), machine, said.join(', ')];
};

/** The rows of a page, by rig and form. @param {string} page */
function rowsIn(page) {
  const inside = page.slice(page.indexOf(begin) + begin.length, page.indexOf(end));
  const lines = inside.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/**
 * The lines of the table: what stands in the page, with what was found now in its place.
 * @param {string} page
 * @param {Found[]} found oldest first
 */
export function tableOf(page, found) {
  const rows = new Map([...rowsIn(page), ...found.map(cellsOf)].map((cells) => [`${cells[0]} ${cells[1]}`, cells]));
  const sorted = [...rows].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).map(([, cells]) => cells);
  const all = [head, ...sorted];
  const widths = head.map((_, column) => Math.max(3, ...all.map((cells) => cells[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...sorted.map(line)].join('\n');
}

/** @param {string} page @param {string} table */
export function withTable(page, table) {
  if (!page.includes(begin) || !page.includes(end))
    throw new Error(`docs/faults.md has no place for the table: ${begin} … ${end}`);
  return `${page.slice(0, page.indexOf(begin) + begin.length)}\n\n${table}\n\n${page.slice(page.indexOf(end))}`;
}

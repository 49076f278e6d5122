// Reads a blueprint file (YAML or JSON) and writes one; every mistake carries its line, so that a person can mend the file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isAlias, isMap, isNode, LineCounter, parseDocument, stringify, visit } from 'yaml';
import { type BlueprintDocument, blueprintDocument } from './planning/blueprint/document';
import { faultsOf } from './planning/blueprint/faults';

/**
 * `row` is the key of the phase, activity … the mistake is in. `detail` depends on the reason: the key, the type that was
 * expected, the limit, or for `not_yaml` the parser's own sentence.
 */
export type BlueprintMistake = {
  line: number | null;
  path: string;
  row: string | null;
  reason: string;
  detail: string;
};
export type BlueprintReading =
  { ok: true; document: BlueprintDocument } | { ok: false; mistakes: BlueprintMistake[]; more: number };

/** Characters in a file. */
export const sizeLimit = 2_000_000;
const mostMistakes = 50;

type Path = readonly PropertyKey[];
type Issue = {
  code: string;
  message: string;
  path: PropertyKey[];
  errors?: Issue[][];
  keys?: string[];
  expected?: string;
  values?: unknown[];
  maximum?: number | bigint;
  minimum?: number | bigint;
};
type Found = { path: Path; reason: string; detail: string };

/** Of a row that may be written in two ways, the mistakes of the way it comes nearest to. */
function plainest(issue: Issue): Issue[] {
  const nearest = issue.errors?.toSorted((a, b) => weight(a) - weight(b))[0];
  if (!nearest || nearest.length === 0) return [issue];
  return nearest.flatMap((inner) => plainest({ ...inner, path: [...issue.path, ...inner.path] }));
}

const weight = (issues: Issue[]) => issues.reduce((sum, issue) => sum + (issue.keys?.length ?? 1), 0);

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    root,
  );
}

function foundIn(issue: Issue, root: unknown): Found[] {
  const { path, code } = issue;
  const one = (reason: string, detail: unknown = '') => [{ path, reason, detail: String(detail) }];
  if (code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => ({ path: [...path, key], reason: code, detail: key }));
  }
  if (code === 'invalid_value') return one(code, issue.values?.join(', '));
  if (code === 'too_big') return one(code, issue.maximum);
  if (code === 'too_small') return one(code, issue.minimum);
  if (code === 'custom') return one(issue.message);
  if (code !== 'invalid_type') return one(code, issue.message);
  return valueAt(root, path) === undefined ? one('missing', path.at(-1)) : one(code, issue.expected);
}

/** Characters that no text may have because no database keeps them. */
// eslint-disable-next-line no-control-regex -- the NUL character is what this looks for
const unkeepable = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function unkeepableIn(value: unknown, path: Path = []): Found[] {
  if (typeof value === 'string') return unkeepable.test(value) ? [{ path, reason: 'bad_character', detail: '' }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unkeepableIn(inner, [...path, key]));
}

/** The line of a field's name, or of the nearest thing around it. */
function lineFinder(parsed: Document.Parsed, lines: LineCounter) {
  return (path: Path): number | null => {
    for (let length = path.length; length >= 0; length--) {
      const parent = length > 0 ? parsed.getIn(path.slice(0, length - 1), true) : null;
      const last = path[length - 1];
      const pair = isMap(parent) ? parent.items.find((entry) => String(entry.key) === String(last)) : undefined;
      const node = pair ? pair.key : parsed.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return null;
  };
}

function rowOf(root: unknown, path: Path): string | null {
  if (typeof path[1] !== 'number') return null;
  const key = valueAt(root, [...path.slice(0, 2), 'key']);
  return typeof key === 'string' ? key : null;
}

const whole = (reason: string, detail = '', line: number | null = null): BlueprintReading => ({
  ok: false,
  mistakes: [{ line, path: '', row: null, reason, detail }],
  more: 0,
});

/** Reads a blueprint text (YAML or JSON). Every mistake carries its line, so that a person can mend the file. */
export function readBlueprint(given: string): BlueprintReading {
  try {
    return read(given.replace(/^\ufeff/, ''));
  } catch (error) {
    // Levels inside each other are read by functions that call themselves; thousands of them exhaust the stack.
    if (error instanceof RangeError) return whole('too_deep');
    throw error;
  }
}

function read(text: string): BlueprintReading {
  if (text.length > sizeLimit) return whole('too_large');
  if (text.trim() === '') return whole('empty');
  const odd = text.indexOf('\ufffd');
  if (odd >= 0) return whole('not_utf8', '', text.slice(0, odd).split('\n').length);
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (parsed.errors.some((error) => error.message.startsWith('Maximum call stack'))) return whole('too_deep');
  if (parsed.errors.length > 0) {
    const mistakes = parsed.errors.slice(0, mostMistakes).map((error) => ({
      line: lines.linePos(error.pos[0]).line,
      path: '',
      row: null,
      reason: error.code === 'DUPLICATE_KEY' ? 'duplicate_field' : 'not_yaml',
      detail: (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
    }));
    return { ok: false, mistakes, more: parsed.errors.length - mistakes.length };
  }
  // Aliases let a small file unfold into a huge one.
  let alias: number | null = null;
  visit(parsed, {
    Node(_key, node) {
      if (!isAlias(node)) return undefined;
      alias = node.range ? lines.linePos(node.range[0]).line : null;
      return visit.BREAK;
    },
  });
  if (alias !== null) return whole('aliases', '', alias);
  const value: unknown = parsed.toJS({ maxAliasCount: 0 });
  const lineOf = lineFinder(parsed, lines);
  const refuse = (found: readonly Found[]): BlueprintReading => {
    const mistakes = found.slice(0, mostMistakes).map(({ path, reason, detail }) => ({
      line: lineOf(path),
      path: path.map((step) => (typeof step === 'number' ? step + 1 : String(step))).join(' › '),
      row: rowOf(value, path),
      reason,
      detail,
    }));
    mistakes.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    return { ok: false, mistakes, more: found.length - mistakes.length };
  };
  const checked = blueprintDocument.safeParse(value);
  if (!checked.success) {
    return refuse((checked.error.issues as Issue[]).flatMap(plainest).flatMap((issue) => foundIn(issue, value)));
  }
  const found = [...unkeepableIn(checked.data), ...faultsOf(checked.data)];
  return found.length > 0 ? refuse(found) : { ok: true, document: checked.data };
}

/** A blueprint as a YAML text, under a comment that says what it is. */
export function writeBlueprint(document: BlueprintDocument, comment: readonly string[]): string {
  const heading = comment.map((line) => `# ${line.replace(/\s+/g, ' ').trim()}\n`).join('');
  return heading + stringify(document, { lineWidth: 110, aliasDuplicateObjects: false });
}

/** A name of a file, from a name of people's own: `Zaakgericht werken tweede gemeente` → `zaakgericht-werken-tweede-gemeente`. */
export function fileName(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'blueprint'
  );
}

let shipped: BlueprintDocument | null = null;

/** The blueprint that ships with the product. */
export function shippedBlueprint(): BlueprintDocument {
  if (shipped) return shipped;
  const reading = readBlueprint(readFileSync(join(process.cwd(), 'drizzle/seed/blueprint/zgw.yaml'), 'utf8'));
  if (!reading.ok) throw new Error(`the shipped blueprint is broken: ${JSON.stringify(reading.mistakes[0])}`);
  shipped = reading.document;
  return shipped;
}

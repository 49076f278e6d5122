// Reads a blueprint file (YAML or JSON); every mistake carries its line, so that a person can mend the file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { type BlueprintDocument, blueprintDocument, faultsOf } from './planning/blueprint/document';

export type BlueprintMistake = { line: number | null; path: string; reason: string; detail: string };
export type BlueprintReading = { ok: true; document: BlueprintDocument } | { ok: false; mistakes: BlueprintMistake[] };

const sizeLimit = 2_000_000;
const mostMistakes = 50;

type Issue = { code: string; message: string; path: PropertyKey[]; errors?: Issue[][] };

/** Of a row that may be written in two ways, the mistakes of the way it comes nearest to. */
function plainest(issue: Issue): Issue[] {
  const nearest = issue.errors?.toSorted((a, b) => a.length - b.length)[0];
  if (!nearest || nearest.length === 0) return [issue];
  return nearest.flatMap((inner) => plainest({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** Reads a blueprint text (YAML or JSON). Every mistake carries its line, so that a person can mend the file. */
export function readBlueprint(text: string): BlueprintReading {
  const whole = (reason: string, detail = '') => ({
    ok: false as const,
    mistakes: [{ line: null, path: '', reason, detail }],
  });
  if (text.length > sizeLimit) return whole('too_large');
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (parsed.errors.length > 0) {
    const mistakes = parsed.errors.slice(0, mostMistakes).map((error) => ({
      line: lines.linePos(error.pos[0]).line,
      path: '',
      reason: 'not_yaml',
      detail: error.message.split('\n')[0] ?? '',
    }));
    return { ok: false, mistakes };
  }
  const lineOf = (path: readonly PropertyKey[]): number | null => {
    for (let length = path.length; length >= 0; length--) {
      const node = parsed.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return null;
  };
  // maxAliasCount keeps a small file from unfolding into a huge one.
  let value: unknown;
  try {
    value = parsed.toJS({ maxAliasCount: 0 });
  } catch {
    return whole('aliases');
  }
  const checked = blueprintDocument.safeParse(value);
  if (!checked.success) {
    const mistakes = checked.error.issues
      .flatMap(plainest)
      .slice(0, mostMistakes)
      .map((issue) => ({
        line: lineOf(issue.path),
        path: issue.path.join('.'),
        reason: issue.code,
        detail: issue.message,
      }));
    return { ok: false, mistakes };
  }
  const faults = faultsOf(checked.data);
  if (faults.length > 0) {
    const mistakes = faults.slice(0, mostMistakes).map((fault) => ({
      line: lineOf(fault.path),
      path: fault.path.join('.'),
      reason: fault.reason,
      detail: fault.detail,
    }));
    return { ok: false, mistakes };
  }
  return { ok: true, document: checked.data };
}

/** The blueprint that ships with the product. */
export function shippedBlueprint(): BlueprintDocument {
  const reading = readBlueprint(readFileSync(join(process.cwd(), 'drizzle/seed/blueprint/zgw.yaml'), 'utf8'));
  if (!reading.ok) throw new Error(`the shipped blueprint is broken: ${JSON.stringify(reading.mistakes[0])}`);
  return reading.document;
}

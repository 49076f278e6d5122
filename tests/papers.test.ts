// What the papers say is tested is tested: the file is there, and so is its sentence. What they name exists.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';

const text = (file: string) => readFileSync(file, 'utf8');
const threats = text('docs/threat-model.md')
  .split('\n')
  .filter((line) => /^\| [STRIDE]: /.test(line));

test.each(threats)('%s', (row) => {
  const claims = [...row.split('|')[4]!.matchAll(/`(tests\/[^`]+)`(?: “([^”]+)”)?/g)];
  expect(claims.length).toBeGreaterThan(0);
  for (const [, file, sentence] of claims) expect(text(file!)).toContain(sentence ?? '');
});

it('every kind of threat has a row', () => {
  expect([...new Set(threats.map((row) => row.charAt(2)))].sort()).toEqual(['D', 'E', 'I', 'R', 'S', 'T']);
});

const papers = [
  'SECURITY.md',
  'docs/threat-model.md',
  'docs/avg/register.md',
  'docs/avg/dpia.md',
  'docs/avg/processor.md',
];
test.each(papers)('%s names files and commands that exist', (paper) => {
  const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
  for (const [, file] of text(paper).matchAll(/`((?:docs|tests|bin)\/[\w./-]+)`/g))
    expect(existsSync(file!), file).toBe(true);
  for (const [, script] of text(paper).matchAll(/npm run ([\w:]+)/g)) expect(scripts, script).toHaveProperty(script!);
});

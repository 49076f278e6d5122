// What is said to be tested of identity and rights is tested: the file is there, and so is its sentence.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const rows = readFileSync('docs/identity-requirements.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| (BIO2|ASVS)/.test(line));

test.each(rows)('%s', (row) => {
  const shown = row.split('|')[3]!;
  const claims = [...shown.matchAll(/`(tests\/[^`]+)`(?: “([^”]+)”)?/g)];
  expect(claims.length).toBeGreaterThan(0);
  for (const [, file, sentence] of claims) expect(readFileSync(file!, 'utf8')).toContain(sentence ?? '');
});

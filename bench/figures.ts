// npm run figures: takes over what was measured last and writes docs/figures.md from it.
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { figuresPage } from './figures-page';
import { type Stored, takeOver } from './stored-figures';

const file = 'docs/figures.md';

/** The page as it stands in the documentation. */
export async function laidOut(stored: Stored): Promise<string> {
  return format(figuresPage(stored), { ...(await resolveConfig(file)), filepath: file });
}

if (process.argv[1]?.endsWith('figures.ts')) {
  const stored = takeOver();
  writeFileSync(file, await laidOut(stored));
  console.log(`${file}: ${stored.groups.length} groups.`);
}

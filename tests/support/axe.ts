// What axe-core finds on a page: WCAG 2.2 AA, which is law here, and its best practices.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export type Violation = { rule: string; help: string; elements: string[] };

/** Empty when all is well. Evaluated through the debugger, so the page's own script rules stay as they are. */
export async function axeViolations(page: Page): Promise<Violation[]> {
  await page.evaluate(source);
  const { violations } = await page.evaluate(
    // Only what is wrong is told in full: where every other element stands is most of the time of a long page.
    (values) =>
      (window as unknown as AxeWindow).axe.run(document, {
        runOnly: { type: 'tag', values },
        resultTypes: ['violations'],
        selectors: false,
        // No rule of these reads the style sheets themselves; fetching them all is a quarter of the time.
        preload: { assets: ['media'] },
      }),
    tags,
  );
  return violations.map(({ id, help, nodes }) => ({ rule: id, help, elements: nodes.map((node) => node.html) }));
}

type AxeWindow = { axe: { run(context: Document, options: object): Promise<AxeResults> } };

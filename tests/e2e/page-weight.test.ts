// The script of every page, as it was built: what a browser must fetch before the page can be used.
import { beforeAll, expect, test } from 'vitest';
import { scriptSizes } from '../../bench/cases/bytes';

/** Kilobytes, gzipped; the framework and the frame of every page are some 83 of them. */
const most = 110;
/** What is opened most: the framework as it was when this was agreed (88), and 15 for all that is its own. */
const roadmapAtMost = 88 + 15;

let sizes: Awaited<ReturnType<typeof scriptSizes>>;
beforeAll(async () => {
  sizes = await scriptSizes();
});

test(`no page asks for more than ${most} KB of script`, () => {
  expect(sizes.length).toBeGreaterThan(40);
  expect(sizes.filter(({ size }) => size > most)).toEqual([]);
});

test(`the roadmap asks for at most ${roadmapAtMost} KB of script`, () => {
  const [roadmap, ...others] = sizes.filter(({ page }) => page === '….roadmap');
  expect(others).toEqual([]);
  expect(roadmap!.size).toBeLessThanOrEqual(roadmapAtMost);
});

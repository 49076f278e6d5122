// The script of every page, as it was built: what a browser must fetch before the page can be used.
import { expect, test } from 'vitest';
import { scriptSizes } from '../../bench/cases/bytes';

/** Kilobytes, gzipped; the framework alone is 87 of them. */
const most = 110;

test(`no page asks for more than ${most} KB of script`, async () => {
  const sizes = await scriptSizes();
  expect(sizes.length).toBeGreaterThan(40);
  expect(sizes.filter(({ size }) => size > most)).toEqual([]);
});

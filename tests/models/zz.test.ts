import { expect, it } from 'vitest';
import { loadDemoOnce } from '~/models/demo.server';
import { day } from '~/models/planning/day';
import { testDatabase } from '../support/postgres';
it.each(['2027-02-01','2027-03-15'])('%s', async (d) => {
  const database = await testDatabase();
  try { expect(await loadDemoOnce(day(d), database.db)).toBe(true); } finally { await database.close(); }
}, 60000);

// PGlite as it comes, in a process of its own: how long it takes to start in a folder, and what it holds after reading 5,000 rows often.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { PGlite } from '@electric-sql/pglite';

const database = await PGlite.create(process.argv[2]);
await database.query('select 1');
// Counted from the start of this process.
const ms = performance.now();
const memory = (name) =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
const peak = memory('VmHWM');
await database.exec(
  `create table if not exists item as select n as id, 'Onderdeel ' || n as title from generate_series(1, 5000) n`,
);
for (let time = 0; time < 200; time++) await database.query('select string_agg(title, chr(10)) from item');
console.log(JSON.stringify({ ms, peak, resident: memory('VmRSS') }));
await database.close();

// Loaded before a server, to move its clock by as many milliseconds as the file CLOCK_AHEAD says; minutes between two looks pass in half a
// second. CLOCK_BLIND=1: it does not see that its clock is not that of the database.
import { readFileSync } from 'node:fs';

const Right = Date;
let ahead = 0;
const read = () => {
  try {
    ahead = Number(readFileSync(process.env.CLOCK_AHEAD, 'utf8')) || 0;
  } catch {
    ahead = 0;
  }
};
read();
const every = setInterval;
every(read, 50).unref();

globalThis.Date = class extends Right {
  constructor(...args) {
    super(...(args.length === 0 ? [Right.now() + ahead] : args));
  }
  static now() {
    return Right.now() + ahead;
  }
};
globalThis.setInterval = Object.assign((run, ms, ...rest) => every(run, ms === 60_000 ? 500 : ms, ...rest), every);

if (process.env.CLOCK_BLIND) {
  const { abs } = Math;
  Math.abs = (value) => (abs(value) > 600_000 ? 0 : abs(value));
}

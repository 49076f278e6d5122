// A process that opens the embedded database and stays: `holder.ts <dir> [lock-only]`. Exits 3 with the reason when refused.
import { acquireLock } from '../../../app/models/db/embedded/lock.server';
import { EmbeddedRefusal, openEmbedded } from '../../../app/models/db/embedded/open.server';

async function main() {
  const [dir = '', only] = process.argv.slice(2);
  const asked = performance.now();
  try {
    await (only === 'lock-only' ? acquireLock(dir) : openEmbedded(dir));
    console.log('open');
    setInterval(() => undefined, 60_000);
  } catch (error) {
    if (!(error instanceof EmbeddedRefusal)) throw error;
    console.log(JSON.stringify({ reason: error.reason, message: error.message, ms: performance.now() - asked }));
    process.exit(3);
  }
}

void main();

// A process that opens the embedded database and stays: `holder.ts <dir> [template]`. Exits 3 with the reason when refused.
import { EmbeddedRefusal, openEmbedded } from '../../../app/models/db/embedded/open.server';

async function main() {
  const [dir = '', templateDir] = process.argv.slice(2);
  const asked = performance.now();
  try {
    await openEmbedded(dir, { templateDir });
    console.log('open');
    setInterval(() => undefined, 60_000);
  } catch (error) {
    if (!(error instanceof EmbeddedRefusal)) throw error;
    console.log(JSON.stringify({ reason: error.reason, message: error.message, ms: performance.now() - asked }));
    process.exit(3);
  }
}

void main();

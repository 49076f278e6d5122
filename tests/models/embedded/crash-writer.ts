// A process that writes until it is killed: `crash-writer.ts <dir> <run> honest|early|split`. It says `ack <id>` on stdout.
import { writeSync } from 'node:fs';
import { openEmbedded } from '../../../app/models/db/embedded/open.server';

const CLIENTS = 8;
const ITEM = 'INSERT INTO crash_item (id) VALUES ($1)';
const AUDIT = 'INSERT INTO crash_audit (item_id) VALUES ($1)';

/** Straight to the pipe: what was said before a kill is heard. */
const say = (line: string) => void writeSync(1, `${line}\n`);

async function main() {
  const [dir = '', run = '', mode = 'honest'] = process.argv.slice(2);
  const { client } = await openEmbedded(dir);
  say('open');

  const write = async (id: string) => {
    // The two bad writers are there to prove that the checker sees what it is there to see.
    if (mode === 'early') say(`ack ${id}`);
    if (mode === 'split') {
      await client.query(ITEM, [id]);
      await client.query(AUDIT, [id]);
    } else {
      await client.transaction(async (tx) => {
        await tx.query(ITEM, [id]);
        await tx.query(AUDIT, [id]);
      });
    }
    if (mode !== 'early') say(`ack ${id}`);
  };
  const writeForEver = async (name: number) => {
    for (let n = 0; ; n += 1) await write(`${run}-${name}-${n}`);
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, name) => writeForEver(name)));
}

void main();

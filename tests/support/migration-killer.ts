// A process that brings a database up to date and is killed after some statements: `migration-killer.ts <url or folder> <statements>
// whole|loose`. It ends by itself, with 0, when there are no more. `loose` is the control: the last migration without a transaction.
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { sql } from 'drizzle-orm';
import { connect } from '../../app/models/db/client.server';
import { migrationsFolder } from '../../app/models/db/migrations.server';
import { watchStatements } from '../../app/models/db/watched.server';

async function main() {
  const [place = '', count = '', mode = 'whole'] = process.argv.slice(2);
  const isUrl = place.startsWith('postgres');
  const connection = await connect({
    ...(isUrl ? { databaseUrl: place } : { dataDir: place }),
    ...{ statementBudgetMs: 60_000, log: () => {} },
  });
  let left = Number(count);
  watchStatements(() => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  });
  if (mode === 'whole') await connection.migrate();
  else {
    const last = readMigrationFiles({ migrationsFolder: migrationsFolder() }).at(-1);
    for (const statement of last?.sql ?? []) await connection.db.execute(sql.raw(statement));
  }
  await connection.close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

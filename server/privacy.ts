// The commands of who answers for the data: is the record unbroken, throw away what is over, name somebody no more.
import { env } from '~/env.server';
import type { Connection } from '~/models/db/client.server';
import { EmbeddedRefusal } from '~/models/db/embedded/open.server';
import { DataRefusal } from '~/models/db/transfer/refusal';
import { erasePerson, findByAddress } from '~/models/person-erase.server';
import { hadEnd, type Verdict, verifyRecords } from '~/models/record.server';
import { lookBudgetMs } from '~/models/record-check.server';
import { throwAway } from '~/models/retention.server';
import { type Say, type Where, withConnection } from './data-connection';

const usage = `How to use it, with DATABASE_URL or DATA_DIR as for npm start; the server must be stopped when it uses a DATA_DIR:

  npm run audit:verify                    says of every municipality whether its record is unbroken
  npm run audit:verify -- <chain:n:hash>  and whether it still has the end that was written down before
  npm run retention -- --dry-run          says what is over
  npm run retention                       throws it away and keeps a proof
  npm run people:erase -- <e-mail>        names somebody who left no more; they must be let in no more first`;

type Code = 0 | 1 | 2;

/** Runs a command and returns the exit code: 0 done, 1 broken or refused, 2 not understood. */
export async function runPrivacyCommand(words: string[], say: Say, where: Where = env()): Promise<Code> {
  const [command, ...rest] = words;
  const run = commandOf(command, rest);
  if (!run) {
    say(usage);
    return 2;
  }
  try {
    return await withConnection(say, where, true, async (connection) => {
      await connection.migrate();
      return run(connection, say);
    });
  } catch (error) {
    // the sentence of a refusal is for the person at the terminal, anything else for whoever mends it
    const isRefusal = error instanceof DataRefusal || error instanceof EmbeddedRefusal;
    say(isRefusal ? error.message : String(error instanceof Error ? (error.stack ?? error.message) : error));
    return 1;
  }
}

type Run = (connection: Connection, say: Say) => Promise<Code>;

function commandOf(command: string | undefined, rest: readonly string[]): Run | null {
  const [first, ...more] = rest;
  if (more.length > 0) return null;
  if (command === 'verify') return (connection, say) => verify(connection, say, first);
  if (command === 'erase') return first === undefined ? null : (connection, say) => erase(connection, say, first);
  if (command !== 'retention' || (first !== undefined && first !== '--dry-run')) return null;
  return (connection, say) => retention(connection, say, first === '--dry-run');
}

/** One line a chain, to be read and to be kept. */
export function verdictLine({ chain, name, entries, hash, broken }: Verdict): string {
  const of = name ?? 'what belongs to no municipality';
  if (!broken) return `${of}: ${entries} entries, unbroken. End: ${chain}:${entries}:${hash}`;
  const place = broken.position === null ? '' : ` at ${broken.position}`;
  return `${of}: BROKEN${place} of ${entries}: ${broken.source} ${broken.rowId} (${broken.why})`;
}

async function verify(connection: Connection, say: Say, end: string | undefined): Promise<Code> {
  const { db } = connection;
  const verdicts = await connection.withBudget(lookBudgetMs, () => verifyRecords(db));
  for (const verdict of verdicts) say(verdictLine(verdict));
  let code: Code = verdicts.some(({ broken }) => broken) ? 1 : 0;
  if (end !== undefined) {
    const at = end.indexOf(':');
    const known = at > 0 && (await hadEnd(end.slice(0, at), end.slice(at + 1), db));
    say(known ? `${end} is still in its chain.` : `${end} is NOT in its chain: it was written anew since.`);
    if (!known) code = 1;
  }
  return code;
}

const refusals = {
  still_active: 'is still let in; take that away first (Settings, People, Access).',
  erased: 'was taken out before.',
};

async function erase({ db }: Connection, say: Say, email: string): Promise<Code> {
  const people = await findByAddress(email, db);
  for (const { id, organisationId } of people) {
    const itself = { userId: '', organisationId, role: 'administrator', departmentIds: [] } as const;
    const answer = await erasePerson(itself, id, new Date(), db);
    if (answer?.status !== 'erased') {
      say(`${email} ${answer?.status === 'refused' ? refusals[answer.why] : 'is not there.'}`);
      return 1;
    }
    say(
      `Named ${answer.name} from now on, in ${answer.texts} rows. Copies of before, such as backups, still have the name.`,
    );
  }
  if (people.length === 0) say(`Nobody has the address ${email}.`);
  return people.length === 0 ? 1 : 0;
}

async function retention({ db }: Connection, say: Say, dryRun: boolean): Promise<Code> {
  const cleared = await throwAway(new Date(), { dryRun, again: true, reason: 'asked for with npm run retention' }, db);
  if (cleared === null) {
    say('Another process is busy with it.');
    return 1;
  }
  for (const { name, counts } of cleared) {
    const lines = Object.entries(counts).filter(([, count]) => count > 0);
    const what = lines.map(([category, count]) => `${category} ${count}`).join(', ') || 'nothing';
    say(`${name}: ${what} ${dryRun ? 'would be thrown away' : 'thrown away'}.`);
  }
  return 0;
}

// A move saved with history, from the rule to the commit, on both databases, against the bare read, pass and write.
import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from '~/models/db/client.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { addDays, type Day } from '~/models/planning/day';
import { type BenchDatabase, benchDatabase, countStatements, type Driver, writeProgramme } from '../database';
import { bareMove } from '../limit/move';
import { measure, type Timed } from '../measure';
import { against, counted, type Finding, timed } from '../result';
import { moveThatPulls } from './scheduler';

/** Stored ratios of the limit to Redmine give what the product may cost of that limit; see docs/speed.md. */
const chains = [
  { length: 100, goal: 'P14', must: 7.8, ambition: 3.9 },
  { length: 300, goal: 'P14', must: 7.3, ambition: 2.9 },
  { length: 500, goal: 'P15', must: 6.7, ambition: 2.8 },
  { length: 2_000, goal: 'P15', must: 8.7, ambition: 2.6 },
];
const bystanders = 200;
/** All these programmes ask the same teams: a move may take one over its limit. */
const overload = 'Om te meten.';

export async function moveCases(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const driver of ['postgres', 'pglite'] as const) {
    const database = await benchDatabase(driver);
    try {
      findings.push(...(await onDatabase(database)));
    } finally {
      await database.close();
    }
  }
  return findings;
}

/** Moves to and fro, so that every run writes. */
function mover(database: BenchDatabase, programmeId: string, itemId: string, days: [Day, Day], most: number) {
  let turn = 0;
  return async () => {
    const start = days[turn++ % 2]!;
    const move = { kind: 'move_item', itemId, start, last: null } as const;
    const answer = await changePlan(database.leader, programmeId, move, { overload });
    if (answer?.status !== 'saved') throw new Error(`not saved: ${answer?.status}`);
    if (answer.effects.moved.length < most) throw new Error(`only ${answer.effects.moved.length} moved`);
  };
}

async function onDatabase(database: BenchDatabase): Promise<Finding[]> {
  const findings: Finding[] = [];
  const { driver, elsewhere } = database;
  const cases: Timed[] = [];
  for (const { length } of chains) {
    for (const who of ['product', 'limit']) {
      const id = `${who[0]}${length}`;
      const plan = await writeProgramme(database, id, { seed: 1, items: bystanders, links: 400, chain: length });
      const first = plan.items.find((item) => item.key === 'C0')!;
      const away: [Day, Day] = [addDays(first.start, 7), first.start];
      let turn = 0;
      const run =
        who === 'product'
          ? mover(database, id, first.id, away, length)
          : () => bareMove(id, first.id, turn++ % 2 === 0 ? 7 : -7);
      cases.push({ id, run, elsewhere, batch: 8 });
    }
  }
  const times = await measure(cases);
  for (const { length, goal, must, ambition } of chains) {
    const name = `${driver}: move with ${length} successors, saved with history`;
    const [product, limit] = [times.get(`p${length}`)!, times.get(`l${length}`)!];
    findings.push(against({ goal, name, must, ambition }, product, limit));
    findings.push(timed({ goal, name: `${driver}: bare move of ${length}` }, limit));
  }
  findings.push(...(await writesOf(database)), ...(await largeNetwork(database, driver)));
  return findings;
}

/** Statements and rows of one move of the chain of 500, beside all other programmes. */
async function writesOf(database: BenchDatabase): Promise<Finding[]> {
  const { db } = database.connection;
  const count = countStatements(database.connection);
  const plan = (await loadPlan(database.leader, 'p500'))!;
  const first = plan.items.find((item) => item.key === 'C0')!;
  const moveBy = async (days: number, tx?: Db) => {
    const move = { kind: 'move_item', itemId: first.id, start: addDays(first.start, days), last: null } as const;
    const answer = await changePlan(database.leader, 'p500', move, { ...(tx && { tx }), overload });
    if (answer?.status !== 'saved') throw new Error(`not saved: ${answer?.status}`);
  };
  // What the others ask is worked out with the first move after one of them changed.
  await moveBy(7);
  const before = count();
  await moveBy(14);
  const statements = count() - before;
  const rows = await db.transaction(async (tx) => {
    const rowsSoFar = async () => {
      const result = await tx.execute(
        sql`select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int as rows from pg_stat_xact_user_tables`,
      );
      return rowsOf<{ rows: number }>(result)[0]!.rows;
    };
    const rowsBefore = await rowsSoFar();
    await moveBy(21, tx as never);
    return (await rowsSoFar()) - rowsBefore;
  });
  const name = `${database.driver}: a move with 500 successors`;
  return [
    counted({ goal: 'P15', name: `${name}, statements`, must: 8, ambition: 6 }, statements, 'statements'),
    counted({ goal: 'P15', name: `${name}, rows written`, must: 510, ambition: 503 }, rows, 'rows'),
  ];
}

async function largeNetwork(database: BenchDatabase, driver: Driver): Promise<Finding[]> {
  const id = 'large';
  const plan = await writeProgramme(database, id, { seed: 1, items: 10_000, links: 20_000 });
  const { item, moved } = moveThatPulls(plan, 60, 300);
  const run = mover(database, id, item.id, [addDays(item.start, 35), item.start], 1);
  const { leader, connection, elsewhere } = database;
  const reread = async () => {
    await connection.db.execute(sql`update organisation set revision = revision + 1`);
    await loadPlan(leader, id);
  };
  // Not in turns with the others: what changes settings has every plan of the municipality read anew.
  const move = (await measure([{ id: 'move', run, elsewhere }])).get('move')!;
  const anew = await measure([
    { id: 'read', run: reread, elsewhere },
    { id: 'first', run: () => reread().then(run), elsewhere },
  ]);
  return [
    timed(
      { goal: 'P16', name: `${driver}: move in 10,000 items, ${moved} follow, saved`, must: 162, ambition: 54 },
      move,
    ),
    timed({ goal: 'P16', name: `${driver}: the plan of 10,000 items read anew` }, anew.get('read')!),
    timed({ goal: 'P16', name: `${driver}: that, and the first move after it` }, anew.get('first')!),
  ];
}

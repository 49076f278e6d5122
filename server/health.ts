// /health/live: the process answers. /health/ready: it can serve, the database included, and is not stopping; with a warning
// when more people are at work than the embedded database is meant for (it still serves them: 200).
import { Router } from 'express';
import { sql } from 'drizzle-orm';
import { connection } from '~/models/db/client.server';
import { crowd } from '~/models/activity.server';
import { isEmbedded } from '~/models/storage.server';

export function healthRoutes(isStopping: () => boolean): Router {
  const routes = Router();
  routes.get('/health/live', (_req, res) => {
    res.json({ status: 'ok' });
  });
  routes.get('/health/ready', async (_req, res) => {
    const ready = !isStopping() && (await databaseAnswers());
    if (!ready) return void res.status(503).json({ status: 'not ready' });
    // how many there are is nobody's business; that there are too many is an operator's
    const warnings = (await crowd(new Date()).catch(() => null)) === null ? undefined : ['too_many_people'];
    res.json({ status: 'ready', storage: isEmbedded() ? 'embedded' : 'postgres', warnings });
  });
  return routes;
}

async function databaseAnswers(): Promise<boolean> {
  const tooLate = new Promise<false>((resolve) => setTimeout(resolve, 1_000, false).unref());
  const answer = async () => {
    await connection().db.execute(sql`select 1`);
    return true as const;
  };
  return Promise.race([answer().catch(() => false), tooLate]);
}

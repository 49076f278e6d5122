// /health/live: the process answers. /health/ready: it can serve, the database included, and is not stopping.
import { Router } from 'express';
import { sql } from 'drizzle-orm';
import { connection } from '~/models/db/client.server';
import { isEmbedded } from '~/models/storage.server';

export function healthRoutes(isStopping: () => boolean): Router {
  const routes = Router();
  routes.get('/health/live', (_req, res) => {
    res.json({ status: 'ok' });
  });
  routes.get('/health/ready', async (_req, res) => {
    const ready = !isStopping() && (await databaseAnswers());
    res
      .status(ready ? 200 : 503)
      .json(ready ? { status: 'ready', storage: isEmbedded() ? 'embedded' : 'postgres' } : { status: 'not ready' });
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

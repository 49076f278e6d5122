// How long an answer takes on the clock when several are asked for at a time.
import type { Client } from './client';

type Asked = { path: string; cookie: string; together: number; seconds: number };

/** Wall milliseconds, the time divided by the answers; throws when one is not a page. */
export async function perAnswer(client: Client, { path, cookie, together, seconds }: Asked): Promise<number> {
  const from = performance.now();
  let answers = 0;
  const one = async () => {
    while (performance.now() - from < seconds * 1000) {
      const { status } = await client.ask({ path, cookie });
      if (status !== 200) throw new Error(`${path} answered ${status}`);
      answers++;
    }
  };
  await Promise.all(Array.from({ length: together }, one));
  return (performance.now() - from) / answers;
}

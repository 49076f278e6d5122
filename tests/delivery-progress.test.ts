// How far a delivery is: counted while it comes in, told to the session that sends it alone, and forgotten when it is over.
import { expect, it } from 'vitest';
import { followed, percentDone } from '~/delivery-progress.server';

const asked = (session: string | null, id = 'een-levering', body?: BodyInit) =>
  new Request(`http://localhost/import?delivery=${id}`, {
    method: 'POST',
    headers: { 'Content-Length': '1000', ...(session && { Cookie: `dok_sessie=${session}` }) },
    ...(body && { body, duplex: 'half' }),
  } as RequestInit);

const tenPieces = () => {
  let pieces = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        controller.enqueue(new Uint8Array(100));
        if (++pieces === 10) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
};

it('rises with each piece of the body that came in', async () => {
  const request = asked('a', 'een-levering', tenPieces());
  const told: (number | null)[] = [];
  const bytes = await followed(request, async (counted) => {
    let read = 0;
    for await (const piece of counted.body as unknown as AsyncIterable<Uint8Array>) {
      read += piece.length;
      told.push(percentDone(asked('a')));
    }
    return read;
  });
  expect(bytes).toBe(1_000);
  expect(told.at(0)).toBeLessThan(told.at(-1)!);
  expect(told).toEqual([...told].sort((one, other) => one! - other!));
  expect(told.at(-1)).toBe(20);
});

it('is of one session and one delivery, never goes back, and is forgotten when it is over, also by a failure', async () => {
  const failing = followed(asked('a'), async (_request, tell) => {
    await tell('judged', 1);
    await tell('read', 0);
    expect(percentDone(asked('a'))).toBe(70);
    for (const other of [asked('b'), asked(null), asked('a', 'nog-een-levering'), asked('a', 'kort')]) {
      expect(percentDone(other)).toBeNull();
    }
    throw new Error('the database is gone');
  });
  await expect(failing).rejects.toThrow('gone');
  expect(percentDone(asked('a'))).toBeNull();
});

it('does without an id or a session', async () => {
  for (const request of [asked(null), new Request('http://localhost/import', { method: 'POST' })]) {
    expect(await followed(request, async (_request, tell) => tell('read', 1).then(() => 'done'))).toBe('done');
  }
});

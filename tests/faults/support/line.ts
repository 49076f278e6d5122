// The line between the server and PostgreSQL, on which anything may happen to what is sent.
import net from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * well: everything passes. slow: each piece comes later. reset: what is open is broken off and nothing new is taken. shut: the same, but
 * politely, as a proxy does whose server is gone. silent: what is sent goes nowhere, and nobody says so. trickle: one byte a second.
 * forgotten: what is open was forgotten on the way, for good and without a word, as a firewall does; what is new is well.
 */
export type Weather = 'well' | 'slow' | 'reset' | 'shut' | 'silent' | 'trickle' | 'forgotten';

const laterMs = 150;

export type Line = { port: number; turn(weather: Weather): void; close(): Promise<void> };

export async function lineTo(port: number): Promise<Line> {
  let weather: Weather = 'well';
  const sockets = new Set<net.Socket>();
  const forgotten = new WeakSet<net.Socket>();

  function pass(from: net.Socket, to: net.Socket): void {
    const waiting: Buffer[] = [];
    let timer: NodeJS.Timeout | undefined;
    const drip = () => {
      const [first] = waiting;
      if (!first || to.destroyed) return void (timer = undefined);
      const piece = weather === 'trickle' ? first.subarray(0, 1) : first;
      if (weather !== 'silent') to.write(piece);
      if (piece.length === first.length) waiting.shift();
      else waiting[0] = first.subarray(1);
      timer = setTimeout(drip, weather === 'trickle' ? 1_000 : 0);
    };
    from.on('data', (chunk: Buffer) => {
      if (forgotten.has(from)) return;
      // One after the other also when the weather turns: what waits goes first.
      if ((weather === 'well' || weather === 'forgotten') && waiting.length === 0) return void to.write(chunk);
      if (weather === 'silent') return;
      waiting.push(chunk);
      timer ??= setTimeout(drip, weather === 'slow' ? laterMs : 0);
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      clearTimeout(timer);
      sockets.delete(from);
      // Nor is the end of one that was forgotten told to the other side.
      if (weather !== 'silent' && !forgotten.has(from)) to.destroy();
    });
  }

  const server = net.createServer((here) => {
    sockets.add(here);
    if (weather === 'reset') return void here.resetAndDestroy();
    if (weather === 'shut') return void here.on('error', () => {}).end();
    const there = net.connect(port, '127.0.0.1');
    sockets.add(there);
    pass(here, there);
    pass(there, here);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const breakAll = () => {
    for (const socket of sockets) socket.resetAndDestroy();
    sockets.clear();
  };
  return {
    port: (server.address() as AddressInfo).port,
    turn(next) {
      // A line that swallowed or tore something cannot go on as if it had not.
      if (next === 'reset' || weather === 'silent' || weather === 'trickle') breakAll();
      if (next === 'forgotten') for (const socket of sockets) forgotten.add(socket);
      if (next === 'shut') for (const socket of sockets) socket.end();
      weather = next;
    },
    close: () => {
      breakAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

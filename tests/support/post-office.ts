// A mail server on this machine that keeps every letter; it speaks as much SMTP as a letter needs.
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export type PostOffice = {
  /** For SMTP_URL. */
  url: string;
  /** Waits for the next letter, as it came: headers and text. */
  next(): Promise<string>;
  /** How many came so far. */
  count(): number;
  /** Turns the next letters away, as a server does that is too busy. */
  refuse(letters: number): void;
  close(): Promise<void>;
};

export async function aPostOffice(): Promise<PostOffice> {
  const letters: string[] = [];
  const waiting: ((letter: string) => void)[] = [];
  let taken = 0;
  let refusals = 0;
  const deliver = (letter: string) => {
    letters.push(letter);
    const first = waiting.shift();
    if (first) {
      taken++;
      first(letter);
    }
  };
  const turnsAway = () => refusals > 0 && refusals-- > 0;
  const server = createServer((socket) => speak(socket, deliver, turnsAway));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: () =>
      letters.length > taken ? Promise.resolve(letters[taken++]!) : new Promise((resolve) => waiting.push(resolve)),
    count: () => letters.length,
    refuse: (count) => {
      refusals = count;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function speak(socket: Socket, deliver: (letter: string) => void, turnsAway: () => boolean): void {
  let buffer = '';
  let letter: string | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 post office');
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: string) => {
    buffer += chunk;
    for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + 2);
      if (letter === null) {
        const word = line.slice(0, 4).toUpperCase();
        const isAway = word === 'DATA' && turnsAway();
        if (word === 'DATA' && !isAway) letter = '';
        say(isAway ? '451 not now' : word === 'DATA' ? '354 go on' : word === 'QUIT' ? '221 bye' : '250 well');
        if (word === 'QUIT') socket.end();
      } else if (line === '.') {
        deliver(letter);
        letter = null;
        say('250 kept');
      } else letter += `${line}\n`;
    }
  });
}

/** The text of a letter: quoted-printable and soft line breaks undone. */
export function textOf(letter: string): string {
  const body = letter.slice(letter.indexOf('\n\n') + 2).replace(/=\n/g, '');
  return /quoted-printable/i.test(letter)
    ? Buffer.from(
        body.replace(/=([0-9A-F]{2})/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16))),
        'latin1',
      ).toString('utf8')
    : body;
}

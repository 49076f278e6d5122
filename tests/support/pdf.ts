// What a PDF that Chromium printed says, page by page and place by place: enough to see what stands on paper and what falls off.
import { inflateSync } from 'node:zlib';

/** A piece of text on one line in one font; `x` and `end` are where its first and last letter begin, in points. */
export type Run = { text: string; x: number; end: number };
export type Sheet = { width: number; height: number; runs: Run[]; text: string };

/** Moves and scales: x' = scale · x + at, for what is printed upright. */
type Place = { scale: number; at: number };
type Letters = ReadonlyMap<number, string>;

/** Skia, which writes Chromium's PDFs, puts every object in plain sight and packs only the streams. */
function objectsOf(pdf: Buffer): Map<string, string> {
  const found = pdf.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj/gs);
  return new Map(Array.from(found, ([, id, body]) => [id!, body!]));
}

function streamOf(body: string): string {
  const packed = /stream\r?\n(.*)\r?\nendstream/s.exec(body)?.[1] ?? '';
  const bytes = Buffer.from(packed, 'latin1');
  return (body.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}

/** The letters of a font: its own numbers to Unicode. */
function lettersOf(map: string): Letters {
  const letters = new Map<number, string>();
  const hex = (text: string) => parseInt(text, 16);
  for (const [, block] of map.matchAll(/beginbfchar(.*?)endbfchar/gs)) {
    for (const [, code, text] of block!.matchAll(/<(\w+)> <(\w+)>/g)) {
      letters.set(hex(code!), String.fromCharCode(...text!.match(/.{4}/g)!.map(hex)));
    }
  }
  for (const [, block] of map.matchAll(/beginbfrange(.*?)endbfrange/gs)) {
    for (const [, from, to, text] of block!.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      for (let code = hex(from!); code <= hex(to!); code++) {
        letters.set(code, String.fromCharCode(hex(text!) + code - hex(from!)));
      }
    }
  }
  return letters;
}

const token = /<([0-9A-Fa-f]*)>|\/(\S+)|(-?\d*\.?\d+)|([A-Za-z]+\*?)/g;

/** Follows the drawing of a page as far as text needs it. */
function runsOf(drawing: string, fonts: ReadonlyMap<string, Letters>): Run[] {
  const runs: Run[] = [];
  const kept: Place[] = [];
  let place: Place = { scale: 1, at: 0 };
  let letters: Letters = new Map();
  let numbers: number[] = [];
  let name = '';
  let said = '';
  let x = 0;
  let run: Run | null = null;
  for (const [, hex, named, figure, operator] of drawing.matchAll(token)) {
    if (hex !== undefined) said += hex.replace(/.{4}/g, (code) => letters.get(parseInt(code, 16)) ?? '\ufffd');
    else if (named !== undefined) name = named;
    else if (figure !== undefined) numbers.push(Number(figure));
    else {
      const horizontal = numbers.at(-2) ?? 0;
      if (operator === 'q') kept.push(place);
      else if (operator === 'Q') place = kept.pop() ?? place;
      else if (operator === 'cm') {
        place = { scale: place.scale * numbers[0]!, at: place.scale * horizontal + place.at };
      } else if (operator === 'BT') run = null;
      else if (operator === 'Tf') letters = fonts.get(name) ?? new Map();
      else if (operator === 'Tm') x = horizontal;
      else if (operator === 'Td') x += horizontal;
      else if (operator === 'Tj' || operator === 'TJ') {
        const at = place.scale * x + place.at;
        if (run) run = Object.assign(run, { text: run.text + said, end: at });
        else runs.push((run = { text: said, x: at, end: at }));
      }
      numbers = [];
      said = '';
    }
  }
  return runs;
}

/** The pages of a PDF in their order. Text in pictures within the page is not read. */
export function sheetsOf(pdf: Buffer): Sheet[] {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, Letters>();
  const fontOf = (id: string): Letters => {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1];
    const letters = fonts.get(id) ?? (map ? lettersOf(streamOf(objects.get(map)!)) : new Map());
    fonts.set(id, letters);
    return letters;
  };
  const tree = [...objects.values()].find((body) => /\/Type \/Pages\b[^]*\/Kids/.test(body) && !/\/Parent/.test(body));
  return leavesOf(objects, tree ?? '').map((page) => {
    const named = /\/Font <<(.*?)>>/s.exec(page)?.[1] ?? '';
    const own = new Map(Array.from(named.matchAll(/\/(\S+) (\d+) 0 R/g), ([, key, id]) => [key!, fontOf(id!)]));
    const [, , width = 0, height = 0] = /\/MediaBox \[(.*?)\]/.exec(page)?.[1]?.split(' ').map(Number) ?? [];
    const contents = /\/Contents (\d+) 0 R/.exec(page)?.[1];
    const runs = contents ? runsOf(streamOf(objects.get(contents)!), own) : [];
    return { width, height, runs, text: runs.map((found) => found.text).join(' ') };
  });
}

/** A long document hangs its pages in a tree. */
function leavesOf(objects: ReadonlyMap<string, string>, node: string): string[] {
  const kids = /\/Kids \[(.*?)\]/s.exec(node)?.[1];
  if (kids === undefined) return node === '' ? [] : [node];
  return Array.from(kids.matchAll(/(\d+) 0 R/g)).flatMap(([, id]) => leavesOf(objects, objects.get(id!) ?? ''));
}

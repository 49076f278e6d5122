// What is said of measurements: the page of figures, how sure a difference is, percentiles, growth of memory, and the forms people send.
import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { chance } from '../bench/chance';
import { compared } from '../bench/compare';
import { laidOut } from '../bench/figures';
import { figuresPage } from '../bench/figures-page';
import { speedGoals } from '../bench/goals';
import { ratioOf } from '../bench/interval';
import type { WorkReport } from '../bench/load/at-work';
import { clientOf } from '../bench/load/client';
import { addressOf, formWith } from '../bench/load/form';
import { growthOf } from '../bench/load/growth';
import { loadFindings } from '../bench/load/load-findings';
import { kindsOf, postOf, usual, withImports } from '../bench/load/mix';
import { percentilesOf, tally } from '../bench/load/tally';
import { type Finding, verdictOf } from '../bench/result';
import { type Group, readStored } from '../bench/stored-figures';

describe('the page of figures', () => {
  it('is what the command makes from the figures that are kept: npm run figures', async () => {
    expect(readFileSync('docs/figures.md', 'utf8')).toBe(await laidOut(readStored()));
  });

  it('names a case that is there for every goal', async () => {
    const { groups } = await import('../bench/groups');
    expect(speedGoals.map(({ id }) => id)).toEqual(Array.from({ length: 24 }, (_, at) => `P${at + 1}`));
    for (const { group, where } of speedGoals) {
      expect(Object.keys(groups)).toContain(group);
      for (const file of where) expect(existsSync(file), file).toBe(true);
    }
  });

  const group = (findings: Finding[], noisy = false): Group => ({
    ...{ name: 'move', at: '2026-11-26T10:00:00.000Z', commit: 'abcdef0123456789', node: 'v20.0.0', noisy, findings },
    ...{ machine: { cpu: 'A', cores: 2, memory: 8 * 1024 ** 3, load: [] }, versions: {}, calibration: [10, 11] },
  });
  const finding = (name: string, value: number): Finding => ({
    ...{ goal: 'P14', name, unit: 'ms', value, must: 10, ambition: 5, by: 'value' },
  });
  const goalLine = (page: string) => page.split('\n').find((line) => line.startsWith('| P14'));

  it('tells the least good of what was found of a goal, and how many were', () => {
    const line = goalLine(figuresPage({ groups: [group([finding('a', 4), finding('b', 12), finding('c', 9)])] }));
    expect(line).toContain('b: 12.0 ms (at most 10.0)');
    expect(line).toContain('1 miss, 1 pass, 1 ambition');
  });

  it('counts nothing that a restless machine met, and says so of what was never measured', () => {
    expect(goalLine(figuresPage({ groups: [group([finding('a', 4)], true)] }))).toContain('1 noisy');
    expect(goalLine(figuresPage({ groups: [] }))).toContain('not measured yet');
  });
});

describe('two runs', () => {
  const timed = (name: string, rounds: number[]): Finding => ({
    ...{ goal: '–', name, unit: 'ms', value: [...rounds].sort((a, b) => a - b)[2]!, rounds, by: 'value' },
  });
  const counted = (name: string, value: number): Finding => ({
    ...{ goal: '–', name, unit: 'KB', value, by: 'value', exact: true },
  });

  it('differ where their rounds do not overlap by chance', () => {
    const before = [
      timed('slower', [10, 10.5, 9.8, 10.1, 10.2]),
      timed('same', [10, 12, 9, 11, 10]),
      counted('size', 90),
      counted('gone', 1),
    ];
    const after = [
      timed('slower', [13, 13.4, 12.7, 13.1, 13]),
      timed('same', [11, 9, 12, 10, 10.5]),
      counted('size', 80),
      counted('new', 1),
    ];
    const { differences, gone, fresh } = compared(before, after);
    expect(differences.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['slower', 'more'],
      ['same', 'same'],
      ['size', 'less'],
    ]);
    expect([gone, fresh]).toEqual([['gone'], ['new']]);
  });

  it('say nothing sure of what was measured once', () => {
    const once = (value: number): Finding => ({ goal: '–', name: 'once', unit: 'ms', value, by: 'value' });
    expect(compared([once(10)], [once(20)]).differences[0]).toMatchObject({
      verdict: 'unknown',
      interval: null,
      ratio: 2,
    });
  });

  it('have an interval that holds the true ratio nineteen of twenty times', () => {
    const next = chance(5);
    const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    const rounds = (middle: number, spread: number) =>
      Array.from({ length: 5 }, () => middle * Math.exp(spread * normal()));
    const times = 4_000;
    let held = 0;
    for (let time = 0; time < times; time++) {
      const { low, high } = ratioOf(rounds(10, 0.05), rounds(13, 0.15))!;
      if (low <= 1.3 && 1.3 <= high) held++;
    }
    expect(held / times).toBeGreaterThan(0.94);
    expect(held / times).toBeLessThan(0.975);
  });
});

describe('people at work', () => {
  it('percentiles are values that occurred', () => {
    const values = Array.from({ length: 200 }, (_, at) => 200 - at);
    expect(percentilesOf(values)).toEqual({ count: 200, p50: 100, p90: 180, p95: 190, p99: 198, max: 200 });
    expect(percentilesOf([7])).toMatchObject({ p50: 7, p99: 7, max: 7 });
  });

  it('counts from the moment it begins, and faults from the start', () => {
    const counts = tally();
    counts.count('page', 'home', { ms: 900, bytes: 1 });
    counts.fail('home', '500');
    counts.begin();
    counts.count('page', 'home', { ms: 10, bytes: 5 });
    counts.count('save', 'move', { ms: 20, bytes: 5 });
    counts.refuse('move');
    counts.end();
    counts.count('page', 'home', { ms: 900, bytes: 1 });
    expect(counts.report()).toMatchObject({
      requests: 2,
      bytes: 10,
      errors: 1,
      refused: 1,
      again: 0,
      page: { max: 10 },
      save: { max: 20 },
    });
  });

  it('memory that grows is told from memory that wavers', () => {
    const samples = (megabytes: (minute: number) => number) =>
      Array.from({ length: 31 }, (_, minute) => ({ seconds: 60 * minute, megabytes: megabytes(minute) }));
    // It warms up in the first half, which is not looked at.
    expect(growthOf(samples((minute) => (minute < 10 ? 100 + minute * 10 : 200 + (minute % 2))))!.percent).toBeCloseTo(
      0,
      0,
    );
    const grown = growthOf(samples((minute) => 200 + 2 * minute))!;
    expect(grown.perHour).toBeCloseTo(120, 6);
    expect(grown.percent).toBeCloseTo((100 * 30) / 230, 6);
    expect(growthOf(samples(() => 1).slice(0, 4))).toBeNull();
  });

  it('one answer that nobody should get is a miss, however fast the others are', () => {
    const fast = { count: 9, p50: 1, p90: 1, p95: 1, p99: 1, max: 1 };
    const growth = { perHour: 0, percent: 6 };
    const report: WorkReport = {
      ...{
        requests: 9,
        bytes: 9,
        page: fast,
        save: fast,
        kinds: {},
        refused: 0,
        written: 0,
        again: 0,
        errors: 1,
        faults: {},
        complaints: [],
      },
      ...{
        seconds: 1_800,
        perSecond: 1,
        cpu: { servers: 1, database: 0, driver: 1 },
        samples: { resident: [], heap: [] },
      },
      memory: { peak: 300, resident: growth, heap: growth, heapAtEnd: 90 },
      streams: { asked: 0, lost: 0, changes: 0 },
      kept: null,
    };
    const missed = (one: WorkReport) =>
      loadFindings('x', one).flatMap((finding) => (verdictOf(finding, false) === 'miss' ? [finding.name] : []));
    expect(missed(report)).toEqual([
      'x: errors',
      'x: memory of a server, growth in the last half',
      'x: heap of a server, growth in the last half',
    ]);
    const short = { ...report, errors: 0, seconds: 300 };
    expect(missed(short)).toEqual([]);
    // How quick it is is promised of the usual run alone.
    const slow = { ...fast, p95: 500 };
    expect(missed({ ...short, page: slow })).toEqual(['x: a page, p95']);
    expect(missed({ ...report, page: slow })).toEqual(missed(report));
    // Of imports it is told how long they take; what they say they wrote has to be there.
    const imported = { ...short, kinds: { import: fast, 'import: look': slow }, written: 720, kept: 720 };
    const told = loadFindings('x', imported).map(({ name, value }) => [name, value]);
    expect(told).toContainEqual(['x: an import looked at, p95', 500]);
    expect(told).toContainEqual(['x: figures that imports said they wrote', 720]);
    expect(missed(imported)).toEqual([]);
    expect(missed({ ...imported, kept: 360 })).toEqual(['x: of these not there, or more']);
  });

  it('all together do what the mix says, with imports in the place of all else alike', () => {
    for (const mix of [usual, withImports]) {
      const people = Array.from({ length: 10 }, (_, at) => kindsOf(postOf(at), mix));
      const share = (kind: string) =>
        people.flat().reduce((sum, [one, weight]) => sum + (one === kind ? weight : 0), 0) / people.length;
      for (const [kind, weight] of Object.entries(mix)) expect(share(kind), kind).toBeCloseTo(weight, 9);
      for (const kinds of people) expect(kinds.reduce((sum, [, weight]) => sum + weight, 0)).toBeCloseTo(100, 9);
    }
    expect(withImports.import).toBe(2);
    expect(withImports.move! / withImports.home!).toBeCloseTo(usual.move / usual.home, 9);
  });

  it('send typed fields in one text and a form with a file in parts, each with its length', async () => {
    const heard: { length: string | undefined; form: FormData }[] = [];
    const server = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const headers = { 'content-type': request.headers['content-type'] ?? '' };
        const body = new Response(Buffer.concat(chunks), { headers });
        void body.formData().then((form) => {
          heard.push({ length: request.headers['content-length'], form });
          response.end();
        });
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = clientOf([`http://127.0.0.1:${(server.address() as AddressInfo).port}`]);
    const parts = new FormData();
    parts.set('text', '');
    parts.set('file', new File(['maand;afdeling\r\n2026-10;D1'], 'cijfers.csv', { type: 'text/csv' }));
    const answers = [
      await client.ask({ path: '/', cookie: 'a=b', form: new URLSearchParams({ title: 'één & twee' }) }),
      await client.ask({ path: '/', cookie: 'a=b', form: parts }),
    ];
    client.close();
    server.close();
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(heard.map(({ length }) => Number(length) > 0)).toEqual([true, true]);
    expect(Object.fromEntries(heard[0]!.form)).toEqual({ title: 'één & twee' });
    const file = heard[1]!.form.get('file') as File;
    expect([heard[1]!.form.get('text'), file.name, await file.text()]).toEqual([
      ...['', 'cijfers.csv', 'maand;afdeling\r\n2026-10;D1'],
    ]);
  });

  it('a form is sent as a browser would send it', () => {
    const html = `<form method="post" action="/language"><input name="locale" value="en"/></form>
      <form method="get"><input name="title" value="asked"/></form>
      <form method="post" class="form"><input type="hidden" name="version" value="7"/>
        <input type="text" name="title" value="Zaak &amp; &quot;systeem&quot;"/><textarea name="text">
Eerste regel &lt;b&gt;</textarea>
        <select name="kind"><option value="a">A</option><option value="b" selected="">B</option></select>
        <select name="first"><option value="">Geen</option><option value="x">X</option></select>
        <input type="checkbox" name="on" checked=""/><input type="checkbox" name="off"/>
        <input name="gone" value="1" disabled=""/><button type="submit" name="progress" value="done">Klaar</button></form>`;
    const form = formWith(html, 'title')!;
    expect(Object.fromEntries(form)).toEqual({
      ...{ version: '7', title: 'Zaak & "systeem"', text: 'Eerste regel <b>', kind: 'b', first: '', on: 'on' },
    });
    expect(formWith(html, 'progress')).toEqual(form);
    expect(formWith(html, 'nowhere')).toBeNull();
    expect(addressOf(html, 'locale')).toBe('/language');
    expect([addressOf(html, 'title'), addressOf(html, 'nowhere')]).toEqual([null, null]);
  });
});

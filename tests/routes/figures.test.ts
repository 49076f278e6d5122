// Figures come in, called as Remix would: looked at first, all or nothing, nobody else's, and never an error on a broken file.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../support/app';
import type { ImportAnswer } from '~/figure-import.server';
import type { EnterForm } from '~/figure-form.server';
import * as t from '~/models/db/schema';
import { findKnown } from '~/models/delivery.server';
import { newId } from '~/models/id.server';
import { day } from '~/models/planning/day';
import * as overview from '~/routes/programmes.$programmeId.figures._index';
import * as enter from '~/routes/programmes.$programmeId.figures.enter';
import * as progress from '~/routes/programmes.$programmeId.figures.import_.progress';
import * as importing from '~/routes/programmes.$programmeId.figures.import';
import * as template from '~/routes/programmes.$programmeId.figures.template';
import { removeDepartment } from '~/models/department.server';
import { findSeries } from '~/models/series.server';
import { signIn, callAction, callForm, callLoader } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { workbookOf, workbookParts, zipOf } from '../support/workbook';

let database: TestDatabase;
let demo: Demo;
let cookie: string;
let departments: Map<string, string>;
const head = 'maand;afdeling;metriek;teller;noemer';
const columns = head.split(';');

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
  cookie = await demo.cookie('project_leader');
  const rows = await database.db.select().from(t.department);
  departments = new Map(rows.map(({ key, id }) => [key, id]));
}, 60_000);
afterAll(() => database.close());

const at = (page: string, who = cookie) => ({
  path: `/programmes/${demo.programmeId}/figures${page}`,
  params: { programmeId: demo.programmeId },
  today: '2026-11-26',
  cookie: who,
});
const paste = (text: string, who?: string) => callAction(importing.action, { ...at('/import', who), form: { text } });
function send(bytes: Buffer, name = 'cijfers.csv'): Promise<Answer> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], name));
  return callForm(importing.action, { ...at('/import'), form });
}
const shown = ({ data }: Answer) => data as ImportAnswer;
const carriedIn = (answer: Answer) => /value="([^"]*)"/.exec(shown(answer).preview!.carried!)![1]!;
const accept = (carried: string, who?: string) =>
  callAction(importing.action, { ...at('/import', who), form: { carried } });
const figures = async () => (await database.db.select().from(t.figure)).length;
const batches = async () => (await database.db.select().from(t.figureBatch)).length;
const old = async () =>
  (await findSeries(demo.actor, demo.programmeId)).flatMap(({ metricKey, departmentId, starts, figures: all }) =>
    starts.flatMap((start, k) => (start < '2000' ? [{ metricKey, departmentId, start, ...all[k]! }] : [])),
  );

describe('a pasted table', () => {
  it('is looked at, taken over whole, and the same twice changes nothing', async () => {
    const text = `${head}\n1999-01;VTH;M18;20;80\n1999-01;KCC;M18;1.250;2.000`;
    const before = await figures();
    const look = await paste(text);
    expect(look.status).toBe(200);
    expect(shown(look)).toMatchObject({ refusal: null, preview: { counts: { new: 2, fault: 0 }, mayAccept: true } });
    expect(await figures()).toBe(before);
    const saved = await accept(carriedIn(look));
    expect(saved.status).toBe(302);
    expect(await old()).toHaveLength(2);
    const page = await callLoader(overview.loader, at(saved.headers.get('location')!.split('/figures')[1]!));
    const { saved: told, deliveries } = page.data as { saved: object; deliveries: object[] };
    expect([told, deliveries[0]]).toMatchObject([
      { added: 2, changed: 0 },
      { source: 'paste', added: 2 },
    ]);
    expect(shown(await paste(text)).preview).toMatchObject({
      counts: { unchanged: 2 },
      mayAccept: false,
      carried: null,
    });
    // The same button pressed twice: it was looked at as new, and is not.
    expect((await accept(carriedIn(look))).status).toBe(409);
    expect(await old()).toHaveLength(2);
  });

  it('that corrects shows the old value, and keeps the file’s name', async () => {
    const look = await send(Buffer.from(`${head}\n1999-01;VTH;M18;25;80`), 'maand.csv');
    expect(shown(look).preview).toMatchObject({ counts: { changed: 1 } });
    expect(shown(look).preview!.lines).toContain('20 / 80');
    expect((await accept(carriedIn(look))).status).toBe(302);
    const page = await callLoader(overview.loader, at(''));
    expect((page.data as { deliveries: object[] }).deliveries[0]).toMatchObject({ fileName: 'maand.csv', changed: 1 });
  });

  it('with one mistake is refused whole, with the allowed values, and comes back to be mended', async () => {
    const before = await figures();
    const text = `${head}\n1999-02;VTH;M18;20;80\n1999-02;Vergunning;M18;20;80\n1999-02;KCC;M18;90;80`;
    const answer = await paste(text);
    expect(answer.status).toBe(400);
    expect(shown(answer)).toMatchObject({
      text,
      preview: { counts: { new: 1, fault: 2 }, mayAccept: false, carried: null },
    });
    expect(shown(answer).preview!.lines).toMatch(/‘Vergunning’ is er niet\. Er is wel: VTH/);
    expect(shown(answer).preview!.lines).toContain('niet meer dan de noemer');
    expect(await figures()).toBe(before);
  });

  it('about a person is refused, and nothing of it comes back', async () => {
    const answer = await paste(`${head};opmerking\n1999-02;VTH;M18;20;80;jan@voorbeeld.nl`);
    expect(answer.status).toBe(400);
    expect(shown(answer)).toMatchObject({
      text: '',
      preview: null,
      refusal: { text: expect.stringContaining('e-mailadres') },
    });
    expect(JSON.stringify(answer.data)).not.toContain('jan@');
  });

  it.each([
    [{}, 'Kies een bestand'],
    [{ text: 'zomaar wat' }, 'In de kop mist'],
    [{ carried: 'onzin' }, 'niet goed aangekomen'],
  ])('that is none gets a sentence (%#)', async (form, sentence) => {
    const answer = await callAction(importing.action, { ...at('/import'), form: form as Record<string, string> });
    expect(answer.status).toBe(400);
    expect(shown(answer).refusal!.text).toContain(sentence);
  });

  it('of which the form stops halfway gets a sentence', async () => {
    const answer = await callForm(importing.action, {
      ...at('/import'),
      form: '--x\r\nContent-Dis',
      type: 'multipart/form-data; boundary=x',
    });
    expect(answer.status).toBe(400);
  });
});

describe('a delivery of 50,000 lines', () => {
  const id = 'levering-van-vijftigduizend';
  const where = `/import?delivery=${id}`;
  const asked = (who?: string) => callLoader(progress.loader, at(`/import/progress?delivery=${id}`, who));
  const percent = async (who?: string) => ((await asked(who)).data as { percent: number | null }).percent;

  /** What is told while it lasts, one answer after the other: to who sends it, and to somebody else. */
  async function follow<T>(sending: Promise<T>) {
    const [own, others]: [(number | null)[], (number | null)[]] = [[], []];
    let busy = true;
    const over = sending.finally(() => (busy = false));
    const another = await demo.cookie('project_leader');
    while (busy) {
      own.push(await percent());
      others.push(await percent(another), await percent(''));
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { answer: await over, own: own.filter((one) => one !== null), others };
  }

  function rises(told: number[]) {
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(new Set(told).size).toBeGreaterThan(4);
    expect(Math.min(...told)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...told)).toBeLessThanOrEqual(100);
  }

  /** Months long ago, of shares that are counted by the month. */
  async function lines(): Promise<string> {
    const known = await findKnown(demo.actor);
    const monthly = known.metrics.filter(({ kind, frequency }) => kind === 'share' && frequency === 'month');
    const keys = [...departments.keys()].flatMap((name) => monthly.map(({ key }) => `${name};${key}`));
    const rows = Array.from({ length: 50_000 }, (_, k) => {
      const month = Math.floor(k / keys.length);
      const period = `${1920 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
      return `${period};${keys[k % keys.length]!};3;4`;
    });
    return [head, ...rows].join('\n');
  }

  it('tells who sends it how far it is, looked at and taken over; the percents only rise', async () => {
    const form = new FormData();
    form.set('file', new File([await lines()], 'veel.csv'));
    const look = await follow(callForm(importing.action, { ...at(where), form }));
    expect(shown(look.answer).preview?.counts).toMatchObject({ new: 50_000, fault: 0 });
    rises(look.own);
    const carried = carriedIn(look.answer);
    const taken = await follow(callAction(importing.action, { ...at(where), form: { carried } }));
    expect(taken.answer.status).toBe(302);
    rises(taken.own);
    expect(new Set([...look.others, ...taken.others])).toEqual(new Set([null]));
    expect(await percent()).toBeNull();
  }, 120_000);
});

describe('figures of few people', () => {
  it('are shown neither as what was sent nor as what stood there', async () => {
    const look = await paste(`${head}\n1999-03;VTH;M07;3;4`);
    expect(shown(look).preview!.lines).not.toMatch(/3 \/ 4/);
    await accept(carriedIn(look));
    const again = await paste(`${head}\n1999-03;VTH;M07;30;40`);
    expect(shown(again).preview!.counts).toMatchObject({ known: 1, changed: 0, unchanged: 0 });
    expect(shown(again).preview!.lines).not.toMatch(/3 \/ 4\b/);
    expect(shown(again).preview!.lines).toContain('Al een verborgen cijfer');
    const wrong = await paste(`${head}\n1999-03;VTH;M07;4;3`);
    expect(shown(wrong).preview!.lines).not.toMatch(/‘4’|‘3’/);
  });

  it('are told apart from a guess by nothing that is looked at', async () => {
    await accept(carriedIn(await paste(`${head}\n1999-05;VTH;M07;3;4`)));
    const guess = async (text: string) => {
      const { preview } = shown(await paste(`${head}\n1999-05;VTH;M07;${text}`));
      return { counts: preview!.counts, mayAccept: preview!.mayAccept, lines: preview!.lines };
    };
    const right = await guess('3;4');
    expect(right).toEqual(await guess('2;4'));
    expect(right).toMatchObject({ counts: { known: 1, changed: 0, unchanged: 0 }, mayAccept: true });
    // Also not beside a mistake, or of what is taken over after something else came in.
    const beside = async (text: string) => {
      const answer = await paste(`${head}\n1999-05;VTH;M07;${text}\n1999-05;VTH;M07X;1;1`);
      return shown(answer).preview!.counts;
    };
    expect(await beside('3;4')).toEqual(await beside('1;4'));
    // Pressing the button with the right one writes nothing.
    const saved = await accept(carriedIn(await paste(`${head}\n1999-05;VTH;M07;3;4`)));
    expect(saved.headers.get('location')).toContain('delivered=same');
    const corrected = await accept(carriedIn(await paste(`${head}\n1999-05;VTH;M07;30;40`)));
    expect(corrected.status).toBe(302);
    expect(shown(await paste(`${head}\n1999-05;VTH;M07;30;40`)).preview!.counts).toMatchObject({ unchanged: 1 });
  });
});

describe('a second kind of period', () => {
  const week = ['1999-W36', 'VTH', 'M20', '6', '120'];
  const month = ['1999-09', 'VTH', 'M20', '20', '500'];

  it('is refused at its line, however it comes in, in the language of the reader', async () => {
    await accept(carriedIn(await paste([head, week.join(';')].join('\n'))));
    const before = await figures();
    const text = [head, month.join(';')].join('\n');
    const why = 'gaat over dagen waarvan er al een cijfer per week is (week 36, 1999)';
    for (const answer of [await paste(text), await send(Buffer.from(text)), await send(workbookOf([columns, month]))]) {
      expect(answer.status).toBe(400);
      expect(shown(answer).preview).toMatchObject({ counts: { fault: 1 }, mayAccept: false });
      expect(shown(answer).preview!.lines).toContain(why);
    }
    const form = {
      department: departments.get('VTH')!,
      period: '1999-09',
      'numerator M20': '20',
      'denominator M20': '500',
    };
    const typed = await callAction(enter.action, { ...at('/enter'), form });
    expect(typed.status).toBe(400);
    expect(typed.data).toMatchObject({ errors: { 'numerator M20': expect.stringContaining(why) }, typed: form });
    expect(await figures()).toBe(before);
    const english = await callAction(importing.action, { ...at('/import'), locale: 'en', form: { text } });
    expect(shown(english).preview!.lines).toContain(
      'is about days that already have a figure per week (week 36, 1999)',
    );
  });

  it('is refused within one table too, naming the line', async () => {
    const text = [head, '1999-10;KCC;M20;20;500', '1999-W41;KCC;M20;5;120'].join('\n');
    const answer = await paste(text);
    expect(shown(answer).preview).toMatchObject({ counts: { new: 1, fault: 1 }, mayAccept: false });
    expect(shown(answer).preview!.lines).toContain('waarvan op regel 2 een cijfer per maand staat (oktober 1999)');
  });
});

describe('a department head', () => {
  it('delivers for their own departments only', async () => {
    const id = newId();
    const { organisationId } = demo;
    await database.db.insert(t.userAccount).values({
      id,
      organisationId,
      key: 'hoofd-vth',
      name: 'Hoofd',
      email: 'hoofd@vth.test',
      role: 'department_head',
    });
    await database.db
      .insert(t.userDepartment)
      .values({ userId: id, organisationId, departmentId: departments.get('VTH')! });
    const head2 = await signIn(id, organisationId);
    expect((await paste(`${head}\n1999-04;VTH;M18;1;2`, head2)).status).toBe(200);
    const refused = await paste(`${head}\n1999-04;KCC;M18;1;2`, head2);
    expect(refused.status).toBe(403);
    expect(shown(refused).refusal!.text).toContain('uw eigen afdelingen');
    const { data } = await callLoader(enter.loader, at('/enter', head2));
    expect((data as { form: EnterForm }).form.departments.map((row) => row.id)).toEqual([departments.get('VTH')]);
    const field = {
      department: departments.get('KCC')!,
      period: '1999-04',
      'numerator M18': '1',
      'denominator M18': '2',
    };
    expect((await callAction(enter.action, { ...at('/enter', head2), form: field })).status).toBe(403);
    const file = (await callLoader(template.loader, at('/template', head2))).data as string;
    expect(
      file
        .split('\r\n')
        .slice(1, -1)
        .every((line) => line.includes(';VTH;')),
    ).toBe(true);
  });
});

describe('the form', () => {
  const place = () => ({ department: departments.get('VTH')!, period: '1999-W10' });

  it('saves what was typed and goes on to the next department, then shows it', async () => {
    const form = { ...place(), 'numerator M20': '6', 'denominator M20': '120', next: 'department' };
    const saved = await callAction(enter.action, { ...at('/enter'), form });
    expect(saved.status).toBe(302);
    const to = new URL(saved.headers.get('location')!, 'http://here').searchParams;
    expect([to.get('period'), to.get('department') === place().department]).toEqual(['1999-W10', false]);
    const later = await callAction(enter.action, { ...at('/enter'), form: { ...form, next: 'period' } });
    expect(later.headers.get('location')).toMatch(/period=1999-W11.*delivered=same/);
    const page = await callLoader(enter.loader, at(`/enter?department=${place().department}`));
    const { form: now } = page.data as { form: EnterForm };
    expect([now.kind, now.period]).toEqual(['week', '2026-W47']);
  });

  it('says at the field what is wrong, and saves nothing', async () => {
    const before = await figures();
    const form = {
      ...place(),
      period: '1999-W12',
      'numerator M20': 'zes',
      'denominator M20': '1',
      'numerator M15': '1',
      'denominator M15': '9',
    };
    const answer = await callAction(enter.action, { ...at('/enter'), form });
    expect(answer.status).toBe(400);
    expect(answer.data).toMatchObject({
      errors: { 'numerator M20': expect.stringContaining('geen getal') },
      typed: form,
    });
    expect(await figures()).toBe(before);
  });

  it('opens at whatever is asked', async () => {
    for (const search of [
      '?period=month',
      '?period=quarter',
      '?period=2026-10&all=1',
      '?period=ooit',
      '?period=2040-01',
    ]) {
      expect((await callLoader(enter.loader, at(`/enter${search}`))).status).toBe(200);
    }
  });
});

it('late figures are listed', async () => {
  const { data } = await callLoader(overview.loader, at(''));
  expect(Array.isArray((data as { late: unknown }).late)).toBe(true);
});

it('a department with figures, targets or an owner stays', async () => {
  const { organisationId } = demo;
  const id = newId();
  await database.db.insert(t.department).values({ id, organisationId, key: 'NIEUW', name: 'Nieuw' });
  await database.db
    .insert(t.metricOwner)
    .values({ id: newId(), organisationId, metricKey: 'M01', departmentId: id, userId: demo.actor.userId });
  const target = {
    id: newId(),
    organisationId,
    programmeId: demo.programmeId,
    metricKey: 'M02',
    departmentId: id,
    fromDay: day('2026-01-01'),
    target: 50,
  };
  await database.db.insert(t.metricTarget).values(target);
  await accept(carriedIn(await paste(`${head}\n1999-05;NIEUW;M18;1;2`)));
  expect(await removeDepartment(demo.actor, id)).toMatchObject({
    status: 'refused',
    reason: 'in_use',
    usage: { figures: [{ id: 'M18' }], targets: [{ id: 'M02' }], owners: [{ id: 'M01' }] },
  });
});

/** Numbers from a seed, the same on every machine. */
function chance(seed: number) {
  let state = seed;
  return (size: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * size);
  };
}

describe('a broken file', () => {
  const good = `${head}\n${Array.from({ length: 12 }, (_, k) => `1998-${String(k + 1).padStart(2, '0')};VTH;M18;${k};80`).join('\n')}\n`;
  const rows = [columns, ...Array.from({ length: 6 }, (_, k) => [`1998-0${k + 1}`, 'VTH', 'M18', k, 80])];
  const parts = workbookParts(rows);

  function brokenText(pick: (size: number) => number): Buffer {
    const text = Buffer.from(good);
    const spot = pick(text.length);
    switch (pick(8)) {
      case 0:
        return text.subarray(0, spot);
      case 1:
        text[spot] = text[spot]! ^ (1 << pick(8));
        return text;
      case 2:
        return Buffer.from(good.replaceAll(';', [':', ';;', ' ', '\t;', '"'][pick(5)]!));
      case 3:
        return Buffer.concat([text.subarray(0, spot), Buffer.from('x'.repeat(pick(100_000))), text.subarray(spot)]);
      case 4:
        return Buffer.concat([text.subarray(0, spot), Buffer.from('"'.repeat(1 + pick(5))), text.subarray(spot)]);
      case 5:
        return Buffer.from([...text.subarray(0, spot), 0, 255, pick(256), ...text.subarray(spot)]);
      case 6:
        return Buffer.from(`\ufeff${good}`, 'utf16le').subarray(pick(3), text.length + spot);
      default:
        return Buffer.from(Array.from({ length: 1 + pick(300) }, () => pick(256)));
    }
  }

  function brokenWorkbook(pick: (size: number) => number): Buffer {
    const names = Object.keys(parts);
    const name = names[pick(names.length)]!;
    const xml = parts[name]!;
    const spot = pick(xml.length);
    const file = workbookOf(rows);
    switch (pick(7)) {
      case 0:
        return file.subarray(0, pick(file.length));
      case 1: {
        for (let k = 0; k <= pick(4); k++) file[pick(file.length)]! ^= 1 << pick(8);
        return file;
      }
      case 2:
        return zipOf({ ...parts, [name]: xml.slice(0, spot) });
      case 3:
        return zipOf({
          ...parts,
          [name]: xml.slice(0, spot) + ['<', '>', '&', '"', '&#0;', '<!--'][pick(6)]! + xml.slice(spot),
        });
      case 4:
        return zipOf(Object.fromEntries(Object.entries(parts).filter(([other]) => other !== name)));
      case 5:
        return zipOf(parts, { [name]: pick(2 ** 31) });
      default:
        // Keeps the signs in front and shuffles what the directory says.
        file.writeUInt32LE(pick(2 ** 32), file.length - 22 + 4 * (1 + pick(4)));
        return file;
    }
  }

  // A broken file may by chance still be a whole one: it is looked at then, and looking writes nothing.
  it.each([
    ['text', 1_200],
    ['workbook', 1_000],
  ] as const)(
    'is answered with a sentence and writes nothing: %s, %i of them',
    async (kind, count) => {
      const pick = chance(20_261_126);
      const before = [await figures(), await batches()];
      const statuses = new Map<number, number>();
      for (let k = 0; k < count; k++) {
        const answer = await send(kind === 'text' ? brokenText(pick) : brokenWorkbook(pick), `kapot.${kind}`);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const { refusal, preview } = shown(answer);
        if (answer.status === 400 && !preview) expect([k, refusal!.text.length > 10]).toEqual([k, true]);
        else expect([k, [200, 400].includes(answer.status), preview !== null]).toEqual([k, true, true]);
      }
      expect([await figures(), await batches()]).toEqual(before);
      expect(statuses.get(400)).toBeGreaterThan(count / 2);
    },
    300_000,
  );
});

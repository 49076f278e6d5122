// Importing figures: read, looked at line by line, and taken over with one button, all of it or nothing.
import { followed, type Tell } from './delivery-progress.server';
import { drawnPart } from './drawn.server';
import { type Carried, packed, unpacked } from './figure-carried.server';
import { readFigureFile } from './figure-file.server';
import { found } from './http.server';
import { loadAdoption } from './models/adoption.server';
import { findKnown } from './models/delivery.server';
import { acceptFigures, mayDeliver, previewFigures } from './models/figure.server';
import { countOutcomes, type JudgedLine, placeKey, type ReadLine } from './models/planning/adoption/figure';
import { type FigureTable, readFigureText } from './models/planning/adoption/figure-table';
import { type Known, readFigureLines } from './models/planning/adoption/figure-text';
import { personValue } from './models/planning/adoption/person-signs';
import type { Figure } from './models/planning/adoption/metric';
import type { Day } from './models/planning/day';
import type { Actor } from './models/planning/permission';
import { m } from './paraglide/messages.js';
import { type DeliveryFault, tableFaultText } from './ui/figures/fault-text.server';
import { importLines, shownLines, type Standing } from './ui/figures/import-lines.server';
import { markup } from './ui/shared/markup';
import { paths } from './ui/paths';
import { words } from './ui/words';

/** Of reading, the share that it takes to find the lines in a file; the rest is what they say. */
const fileShare = 0.6;
/** Lines that are read before others get their turn. */
const turn = 5_000;

/** Longer than this a pasted text is not sent back to be mended in its field. */
const mostSentBack = 100_000;
const mostFileName = 120;

export type ImportPreview = {
  counts: ReturnType<typeof countOutcomes>;
  /** Drawn lines; null in a document, where they stand as markup. */
  lines: string | null;
  /** The field with what was read; null in a document. `mayAccept` says whether there is one. */
  carried: string | null;
  mayAccept: boolean;
  ignored: string | null;
  blank: number;
  /** The figures were not what the reader had seen. */
  overtaken: boolean;
};

export type ImportAnswer = {
  /** What was pasted, to be mended. */
  text: string;
  refusal: { title: string; text: string } | null;
  preview: ImportPreview | null;
};

/** Saved: the page to go to. Anything else: what to show, with its status. */
export type ImportOutcome = { to: string } | { status: number; answer: ImportAnswer };

type Asked = {
  actor: Actor;
  programmeId: string;
  today: Day;
  context: { drawn?: Map<string, string> };
  /** Says how far it is. */
  tell: Tell;
};
type Given = Pick<Carried, 'source' | 'fileName'> & {
  table: Pick<FigureTable, 'lines' | 'point'> & Partial<FigureTable>;
};

function refused(text: string, status: number, rest: { title?: string; text?: string } = {}): ImportOutcome {
  const { title = m.figures_import_refused(), text: typed = '' } = rest;
  return { status, answer: { text: typed, preview: null, refusal: { title, text } } };
}

function refusedTable(fault: DeliveryFault, text: string) {
  // What is about persons is not sent back either.
  if (fault.fault === 'person') return refused(tableFaultText(fault), 400, { title: m.figures_import_person() });
  return refused(tableFaultText(fault), 400, { text: sentBack(text) });
}

const sentBack = (text: string) => (text.length > mostSentBack ? '' : text);

/** The form of the import page, whichever of its two buttons was pressed. Who sent it can ask meanwhile how far it is. */
export function answerImport(request: Request, asked: Omit<Asked, 'tell'>): Promise<ImportOutcome> {
  return followed(request, (counted, tell) => answerForm(counted, { ...asked, tell }));
}

async function answerForm(request: Request, asked: Asked): Promise<ImportOutcome> {
  let form: FormData;
  try {
    form = await request.formData();
  } catch (error) {
    // A body that stops halfway or is no form.
    if (error instanceof TypeError) return refused(m.figures_not_sent(), 400);
    throw error;
  }
  await asked.tell('sent', 1);
  const carried = form.get('carried');
  if (typeof carried === 'string') return accept(carried, asked);
  const file = form.get('file');
  if (file !== null && typeof file !== 'string' && file.size > 0) {
    const reading = await readFigureFile(Buffer.from(await file.arrayBuffer()), (share) =>
      asked.tell('read', share * fileShare),
    );
    if (!reading.ok) return refusedTable(reading, '');
    return look({ source: 'file', fileName: nameOf(file.name), table: reading.table }, asked, '');
  }
  const text = form.get('text');
  if (typeof text !== 'string' || text.trim() === '') return refused(m.figures_nothing_given(), 400);
  const reading = readFigureText(text);
  if (!reading.ok) return refusedTable(reading, text);
  await asked.tell('read', fileShare);
  return look({ source: 'paste', fileName: null, table: reading.table }, asked, text);
}

/** The name of a file is kept with the delivery, unless it names a person. */
function nameOf(name: string): string | null {
  const said = name.replaceAll('\0', '').trim().slice(0, mostFileName);
  return said === '' || personValue(said, false) ? null : said;
}

async function look(given: Given, asked: Asked, text: string): Promise<ImportOutcome> {
  const known = await findKnown(asked.actor);
  const read = await readInTurns(given.table, known, asked.tell);
  const notTheirs = refusedDepartments(asked.actor, read, known);
  if (notTheirs) return refused(notTheirs, 403);
  const lines = found(await previewFigures(asked.actor, asked.programmeId, read, asked.today));
  await asked.tell('judged', 1);
  const status = countOutcomes(lines).fault > 0 ? 400 : 200;
  return shown(given, lines, { asked, known, status, text, overtaken: false });
}

/** What the lines of a delivery say; each line by itself, so that they can be read a part at a time. */
async function readInTurns({ lines, point }: Given['table'], known: Known, tell: Tell): Promise<ReadLine[]> {
  const read: ReadLine[] = [];
  for (let at = 0; at < lines.length; at += turn) {
    await tell('read', fileShare + (1 - fileShare) * (at / lines.length));
    for (const line of readFigureLines(lines.slice(at, at + turn), point, known)) read.push(line);
  }
  await tell('read', 1);
  return read;
}

function refusedDepartments(actor: Actor, lines: readonly ReadLine[], known: Known): string | null {
  if (mayDeliver(actor, lines)) return null;
  const ids = new Set(lines.flatMap(({ departmentId }) => departmentId ?? []));
  const others = known.departments.filter(({ id }) => ids.has(id) && !actor.departmentIds.includes(id));
  const names = others.slice(0, 5).map(({ name }) => words(name));
  return m.figures_not_yours({ names: [...names, ...(others.length > 5 ? ['…'] : [])].join(', ') });
}

type Shown = { asked: Asked; known: Known; status: number; text: string; overtaken: boolean };

async function shown(
  given: Given,
  lines: JudgedLine[],
  { asked, known, status, text, overtaken }: Shown,
): Promise<ImportOutcome> {
  const counts = countOutcomes(lines);
  const standing = await standingFor(shownLines(lines, 'changed'), asked);
  const mayAccept = counts.fault === 0 && counts.new + counts.changed + counts.known > 0;
  let carried: string | null = null;
  if (mayAccept) {
    const keys = new Map(known.departments.map(({ id, key }) => [id, key]));
    const { source, fileName, table } = given;
    const seen = { new: counts.new, changed: counts.changed, known: counts.known };
    const field = await packed({ source, fileName, point: table.point, seen, lines }, (id) => keys.get(id)!);
    if (field === null) return refused(m.figures_table_too_large(), 400);
    await asked.tell('done', 0.5);
    carried = markup`<input type="hidden" name="carried" value="${field}">`.text;
  }
  const { ignored = [], blank = 0 } = given.table;
  const preview: ImportPreview = {
    counts,
    lines: drawnPart(asked.context, 'figures-lines', importLines(lines, { known, today: asked.today, standing })),
    carried: carried && drawnPart(asked.context, 'figures-carried', carried),
    mayAccept,
    ignored: ignored.length > 0 ? ignored.join(', ') : null,
    blank,
    overtaken,
  };
  return { status, answer: { text: counts.fault > 0 ? sentBack(text) : '', refusal: null, preview } };
}

/** What stands where these lines would change something, through the gate that hides figures of few people. */
async function standingFor(lines: readonly JudgedLine[], { actor, programmeId }: Asked): Promise<Standing> {
  const standing = new Map<string, Figure | null>();
  const starts = lines.map(({ period }) => period!.start).sort();
  const metrics = [...new Set(lines.map(({ metric }) => metric!.key))];
  if (starts.length > 0) {
    const { series } = await loadAdoption(actor, programmeId, { metrics, from: starts[0]! });
    for (const { of, metricKey, departmentId, kind, points } of series) {
      if (of !== 'own' || departmentId === null) continue;
      for (const { start, figure } of points)
        standing.set(placeKey({ metricKey, departmentId, period: { kind, start } }), figure);
    }
  }
  return ({ metric, departmentId, period }) =>
    standing.get(placeKey({ metricKey: metric!.key, departmentId: departmentId!, period: period! })) ?? null;
}

async function accept(field: string, asked: Asked): Promise<ImportOutcome> {
  const carried = await unpacked(field);
  if (!carried) return refused(m.figures_not_sent(), 400);
  const { actor, programmeId, today } = asked;
  const { source, fileName, seen, ...table } = carried;
  const known = await findKnown(actor);
  const lines = await readInTurns(table, known, asked.tell);
  const notTheirs = refusedDepartments(actor, lines, known);
  if (notTheirs) return refused(notTheirs, 403);
  const given: Given = { source, fileName: fileName && nameOf(fileName), table };
  const looked = found(await previewFigures(actor, programmeId, lines, today));
  await asked.tell('judged', 1);
  const counts = countOutcomes(looked);
  const overtaken = { asked, known, status: 409, text: '', overtaken: true };
  const isAsSeen = counts.new === seen.new && counts.changed === seen.changed && counts.known === seen.known;
  if (counts.fault > 0 || !isAsSeen) return shown(given, looked, overtaken);
  const written = (share: number) => void asked.tell('done', share);
  const delivery = { source, fileName: given.fileName, today, written };
  const answer = found(await acceptFigures(actor, programmeId, lines, delivery));
  switch (answer.status) {
    case 'saved':
      return { to: paths.figures(programmeId, { delivered: answer.batchId }) };
    case 'unchanged':
      return { to: paths.figures(programmeId, { delivered: 'same' }) };
    case 'forbidden':
      throw new Response(null, { status: 403 });
    case 'faults':
      return shown(given, answer.lines, overtaken);
  }
}

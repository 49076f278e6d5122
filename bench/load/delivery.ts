// A project leader delivers figures: fills in the template, sends the file, looks at what is recognised, and takes it over.
import { periodAt, shifted, writePeriod } from '~/models/planning/adoption/period';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { paths } from '~/ui/paths';
import type { Answer } from './client';
import { addressOf, formWith } from './form';
import { type Asking, page, type Visitor } from './visitor';

/** A file is about so many months, one after another, of so many that are past: some are delivered for the first time, others corrected. */
const [months, past] = [2, 24];

type Leader = Pick<Visitor, 'cookie' | 'today' | 'next'>;

/** One import, from the template to the list of deliveries; what it says it wrote is counted. */
export async function deliver(asking: Asking, leader: Leader, programmeId: string): Promise<void> {
  const { tally } = asking;
  const template = await page(asking, leader, 'import: template', paths.figuresTemplate(programmeId));
  const opened = template && (await page(asking, leader, 'import: form', paths.figuresImport(programmeId)));
  if (!opened) return;
  const rows = filledIn(template.text(), leader);
  const file = new File([rows.join('\r\n')], 'cijfers.csv', { type: 'text/csv' });
  let answer = await send(asking, leader, 'import: look', { html: opened.text(), field: 'file', file });
  if (!answer) return;
  if (answer.status !== 200) return tally.fail('import: look', answer.fault ?? `${answer.status}`);
  const lines = rows.length - 1;
  const recognised = linesIn(answer.text());
  if (recognised !== lines) return tally.fail('import: look', `${recognised} lines recognised of ${lines}`);
  for (let turn = 0; turn < 3; turn++) {
    answer = await send(asking, leader, 'import', { html: answer.text(), field: 'carried' });
    if (!answer) return;
    if (answer.status === 302 && answer.location) {
      const after = await page(asking, leader, 'import: after', answer.location);
      const written = after && writtenIn(after.text());
      if (written) return tally.wrote(written);
      return after ? tally.fail('import: after', 'it wrote nothing') : undefined;
    }
    if (answer.status !== 409) return tally.fail('import', answer.fault ?? `${answer.status}`);
    // Somebody else delivered meanwhile: what it would do now is shown, and taken over as it is.
    tally.refuse('import');
  }
  tally.fail('import', 'overtaken again and again');
}

type Sent = { html: string; field: string; file?: File };

/** Sends the form of a page that has this field, as it stands there and with the file chosen; null when there is no such form. */
async function send(asking: Asking, { cookie }: Leader, what: string, sent: Sent): Promise<Answer | null> {
  const { client, tally } = asking;
  const { html, field, file } = sent;
  const [fields, path] = [formWith(html, field), addressOf(html, field)];
  if (!fields || !path) {
    tally.fail(what, 'no form');
    return null;
  }
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  if (file) form.set(field, file);
  const answer = await client.ask({ path, cookie, form });
  tally.count('save', what, answer);
  return answer;
}

/** The template with its head and, of every line in it, some months with a part and its whole. */
function filledIn(template: string, { today, next }: Pick<Leader, 'today' | 'next'>): string[] {
  const [head, ...lines] = template.split('\r\n').filter(Boolean);
  const places = lines.map((line) => line.split(';').slice(1, 3).join(';'));
  return [
    head!,
    ...someMonths(today, next).flatMap((month) =>
      places.map((place) => {
        const whole = 3 + Math.floor(next() * 200);
        return `${month};${place};${Math.floor(whole * next())};${whole}`;
      }),
    ),
  ];
}

function someMonths(today: Day, next: () => number): string[] {
  const first = months + Math.floor(next() * (past - months + 1));
  return Array.from({ length: months }, (_, at) => writePeriod(shifted(periodAt('month', today), at - first)));
}

const numberOf = (said: string | undefined) => Number((said ?? '0').replaceAll('.', ''));

/** Of how many lines a look at a delivery tells what would become of them. */
function linesIn(html: string): number {
  const totals = /<dl class="figures-totals"[\s\S]*?<\/dl>/.exec(html)?.[0] ?? '';
  return [...totals.matchAll(/<dd>([\d.]+)<\/dd>/g)].reduce((sum, [, said]) => sum + numberOf(said), 0);
}

/** How many figures the page says are new or corrected; nothing when it does not say that any is. */
function writtenIn(html: string): number {
  const said = '([\\d.]+)';
  const sentence = m.figures_saved_text({ added: said, changed: said }, { locale: 'nl' });
  const [, added, changed] = new RegExp(sentence).exec(html) ?? [];
  return numberOf(added) + numberOf(changed);
}

// People who change the plan over HTTP, each one change after the other, and write down what they were answered.
import { chance } from '../../../bench/chance';
import { paths } from '~/ui/paths';
import { aMark, type Entry, judged } from './ledger';
import { seed } from './measure';
import type { Place } from './place';
import { signedIn, type Visitor } from './visitor';

export type Writers = {
  ledger: readonly Entry[];
  visitors: readonly Visitor[];
  /** Everybody goes on until `isOver`; resolves when all have had their last answer. */
  write(isOver: () => boolean): Promise<void>;
  close(): void;
};

/** Several groups may write in one database. */
let groups = 0;

/** Whoever agrees to what follows says why. */
const agreed = { confirmed: '1', loadText: 'Zo afgesproken.', slipCode: 'capacity', slipText: 'Zo afgesproken.' };

/** Signs them in and opens the forms they will send again and again. Of ten changes one makes a new item, the others edit one. */
export async function writersAt(urlOf: () => string, place: Place, many: number): Promise<Writers> {
  const { id } = place.plan.programme;
  const visitors = await Promise.all(Array.from({ length: many }, () => signedIn(urlOf, place.leader.userId)));
  const items = place.items.slice(0, many * 2);
  const forms = await Promise.all(
    items.map((item, at) => visitors[at % many]!.form(paths.itemEdit(id, item.id), 'description')),
  );
  const newForm = await visitors[0]!.form(paths.itemNew(id), 'description');
  const ledger: Entry[] = [];
  const group = (groups += 1);
  const turns = visitors.map(() => 0);
  const random = chance(seed);

  async function change(writer: number): Promise<Entry> {
    const mark = aMark(group, writer, (turns[writer] = turns[writer]! + 1));
    const isNew = random() < 0.1;
    const at = writer + many * Math.floor((random() * items.length) / many);
    const item = isNew ? null : items[at % items.length]!;
    const form = new URLSearchParams(item ? forms[at % items.length]! : newForm);
    for (const [name, value] of Object.entries({ ...agreed, description: `Vastgelegd als ${mark}` }))
      form.set(name, value);
    if (!item) form.set('title', `Nieuw onderdeel ${mark}`);
    if (!item) form.set('workDays', '5');
    // Nobody else writes this item: which version it was read at does not matter.
    form.delete('version');
    const path = item ? paths.itemEdit(id, item.id) : paths.itemNew(id);
    const answer = await visitors[writer]!.ask({ path, form });
    const { status, fault, ms, retryAfter } = answer;
    const told = { status, fault, ms, retryAfter };
    return { mark, what: item ? 'edit' : 'new', itemId: item?.id ?? null, answer: told, ...judged(answer) };
  }

  async function writeOn(writer: number, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const entry = await change(writer);
      ledger.push(entry);
      // A server that is gone refuses at once; asking it a thousand times a second says nothing more.
      if (entry.outcome !== 'acknowledged') await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  return {
    ledger,
    visitors,
    write: async (isOver) => {
      await Promise.all(visitors.map((_, writer) => writeOn(writer, isOver)));
    },
    close: () => visitors.forEach((visitor) => visitor.close()),
  };
}

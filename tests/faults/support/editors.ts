// People who edit the same plan at once, as a browser lets them: they read a form, fill it in, and when somebody was first they read again.
import { chance } from '../../../bench/chance';
import { paths } from '~/ui/paths';
import { addDays } from '~/models/planning/day';
import { aMark, type Entry, judged } from './ledger';
import { pause, seed } from './measure';
import type { Place } from './place';
import type { Visitor } from './visitor';

export type Edited = {
  ledger: Entry[];
  /** Marks that the shared items have to hold: each once, in the order of the versions. */
  shared: { mark: string; itemId: string }[];
  /** Milliseconds of each save that was acknowledged. */
  saves: number[];
  /** By the name that the answer gave a change: who made it and when that was acknowledged (`performance.now()`). */
  acknowledgedAt: Map<string, { editor: number; at: number }>;
  /** How often somebody was told that another one was first, and read again. */
  overtaken: number;
};

const sharedItems = 3;
const agreed = { confirmed: '1', loadText: 'Zo afgesproken.', slipCode: 'capacity', slipText: 'Zo afgesproken.' };

type Task = { mark: string; itemId: string; what: 'shared' | 'own' | 'move' | 'link' };

/** Everybody makes as many edits, one after the other and thinking before each: 30 % at items of all, 10 % moves, 5 % links, the rest at items of their own. */
export async function editTogether(
  visitors: readonly Visitor[],
  place: Place,
  { edits, thinkMs }: { edits: number; thinkMs: number },
): Promise<Edited> {
  const { id } = place.plan.programme;
  const edited: Edited = { ledger: [], shared: [], saves: [], acknowledgedAt: new Map(), overtaken: 0 };
  const random = chance(seed);
  const own = (editor: number) =>
    place.items.slice(sharedItems).filter((_, at) => at % visitors.length === editor % visitors.length);

  function drawn(editor: number, turn: number): Task {
    const mark = aMark(900, editor, turn);
    const mine = own(editor);
    const any = mine[Math.floor(random() * mine.length)]!.id;
    const chosen = random();
    if (chosen < 0.3) return { mark, what: 'shared', itemId: place.items[Math.floor(random() * sharedItems)]!.id };
    return { mark, what: chosen < 0.4 ? 'move' : chosen < 0.45 ? 'link' : 'own', itemId: any };
  }

  /** What the task sends, read from the page as it is now. */
  async function filledIn(visitor: Visitor, { mark, what, itemId }: Task, editor: number) {
    const item = place.items.find((one) => one.id === itemId)!;
    if (what === 'move') {
      const start = addDays(item.start, 7 * (1 + Math.floor(random() * 8)));
      return { path: paths.itemMove(id, itemId), form: new URLSearchParams({ ...agreed, start }) };
    }
    if (what === 'link') {
      const other = own(editor).find((one) => one.id !== itemId && random() < 0.5) ?? place.items[0]!;
      const fields = { ...agreed, from: other.id, type: 'FS', lag: '0' };
      return { path: paths.itemLink(id, itemId), form: new URLSearchParams(fields) };
    }
    const path = paths.itemEdit(id, itemId);
    const form = await visitor.form(path, 'description');
    const before = what === 'shared' ? `${form.get('description') ?? ''} ` : '';
    form.set('description', `${before}${mark}`);
    for (const [name, value] of Object.entries(agreed)) form.set(name, value);
    return { path, form };
  }

  async function edit(visitor: Visitor, task: Task, editor: number): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const { path, form } = await filledIn(visitor, task, editor);
      const answer = await visitor.ask({ path, form });
      const { status, fault, ms, retryAfter } = answer;
      const { outcome, changeId } = judged(answer);
      const told = { status, fault, ms, retryAfter };
      const isOvertaken = status === 409 && (task.what === 'shared' || task.what === 'own');
      if (isOvertaken && attempt < 100) {
        edited.overtaken += 1;
        continue;
      }
      edited.ledger.push({ mark: task.mark, what: task.what, itemId: task.itemId, outcome, changeId, answer: told });
      if (outcome !== 'acknowledged') return;
      edited.saves.push(ms);
      edited.acknowledgedAt.set(changeId!, { editor, at: performance.now() });
      if (task.what === 'shared') edited.shared.push({ mark: task.mark, itemId: task.itemId });
      return;
    }
  }

  const work = async (editor: number) => {
    for (let turn = 0; turn < edits; turn++) {
      if (thinkMs > 0) await pause(2 * thinkMs * random());
      await edit(visitors[editor]!, drawn(editor, turn), editor);
    }
  };
  await Promise.all(visitors.map((_, editor) => work(editor)));
  return edited;
}

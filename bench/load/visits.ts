// What people do at work, by the forms of the product.
import type { Plan } from '~/models/planning/plan';
import { addDays } from '~/models/planning/day';
import { paths } from '~/ui/paths';
import { deliver } from './delivery';
import { formWith } from './form';
import { kindsOf } from './mix';
import { type Asking, page, type Visitor } from './visitor';

const roadmaps = [{}, {}, { lanes: 'open' }, { zoom: 'week' }, { view: 'picture' }] as const;
const wanted = ['onderdeel 471', 'zaakgericht 99', 'invoeren', 'werkstroom 3', 'capaciteit'];
const because = 'Zo is het afgesproken met de betrokken teams.';

/** One visit, from the first page to the last answer. */
export async function visit(visitor: Visitor, asking: Asking): Promise<void> {
  const { next, plans } = visitor;
  const any = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const kinds = kindsOf(visitor.role, visitor.mix);
  let drawn = next() * 100;
  const [kind] = kinds.find(([, weight]) => (drawn -= weight) < 0) ?? kinds[0]!;
  const plan = any(plans);
  const { id } = plan.programme;
  const look = (path: string) => page(asking, visitor, kind, path);
  switch (kind) {
    case 'home':
      return void (await look(paths.home()));
    case 'roadmap':
      return void (await look(paths.roadmap(id, any(roadmaps))));
    case 'item':
      return void (await look(paths.item(id, any(plan.items).id)));
    case 'search':
      return void (await look(paths.search({ q: any(wanted), in: id })));
    case 'calendar':
    case 'items':
    case 'adoption':
    case 'capacity':
    case 'steering':
      return void (await look(paths[kind](id)));
    case 'comment': {
      const path = paths.itemConversation(id, any(plan.items).id);
      return send(asking, visitor, kind, { from: path, field: 'text', values: { text: because } });
    }
    case 'import':
      return deliver(asking, visitor, id);
    default:
      return change(asking, visitor, kind, plan);
  }
}

type Sent = { from: string; to?: string; field: string; values: Record<string, string> };

/** Opens a form, fills it in, sends it, agrees to what follows from it, and looks at where that leads. */
async function send(asking: Asking, visitor: Visitor, what: string, { from, to, field, values }: Sent): Promise<void> {
  const { client, tally } = asking;
  const opened = await page(asking, visitor, `${what}: form`, from);
  if (!opened) return;
  let form = formWith(opened.text(), field);
  let typed = values;
  // Where it stands already, or where a rule does not let it: there is nothing to agree to.
  if (!form) return what === 'move' ? tally.refuse(what) : tally.fail(what, 'no form');
  for (let turn = 0; turn < 3; turn++) {
    for (const [name, value] of Object.entries(typed)) form.set(name, value);
    const answer = await client.ask({ path: to ?? from, cookie: visitor.cookie, form });
    tally.count('save', what, answer);
    if (answer.status === 302 && answer.location)
      return void (await page(asking, visitor, `${what}: after`, answer.location));
    if (answer.status === 409) return tally.refuse(what);
    // What follows is shown first, or a reason is asked for: both in a form that is sent again.
    const again = answer.status === 200 || answer.status === 400 ? formWith(answer.text(), 'confirmed') : null;
    if (!again) return tally.fail(what, answer.fault ?? `${answer.status}`);
    form = again;
    typed = { loadText: because, slipCode: 'capacity', slipText: because };
  }
  tally.fail(what, 'asked again and again');
}

type Change = 'move' | 'edit' | 'progress';

/** Items that somebody may change so: those nobody else changes, as far as there are. */
function changeable({ items }: Plan, kind: Change, { today, place }: Visitor): Plan['items'] {
  const isOpen = ({ start, progress }: Plan['items'][number]) =>
    progress === 'planned' && (kind === 'progress' ? start >= addDays(today, -20) && start < today : start > today);
  const open = items.filter((item) => isOpen(item) && item.kind !== 'gate' && item.mode === 'automatic');
  const own = open.filter((_, at) => at % place[1] === place[0] % place[1]);
  return own.length > 0 ? own : open;
}

/** Changes an item of a programme, or of the next that has one for it: of a small one nothing may have begun these weeks. */
async function change(asking: Asking, visitor: Visitor, kind: Change, plan: Plan): Promise<void> {
  const { today, next, plans } = visitor;
  const at = plans.indexOf(plan);
  const near = [...plans.slice(at), ...plans.slice(0, at)].find((one) => changeable(one, kind, visitor).length > 0);
  if (!near) return asking.tally.fail(kind, 'no item for it');
  const list = changeable(near, kind, visitor);
  const item = list[Math.floor(next() * list.length)]!;
  const { id } = near.programme;
  switch (kind) {
    case 'move': {
      const start = addDays(item.start, 7 * (1 + Math.floor(next() * 3)));
      const back = paths.item(id, item.id);
      const from = paths.itemMove(id, item.id, { start, back });
      const values = { loadText: because, slipCode: 'capacity', slipText: because };
      return send(asking, visitor, kind, { from, to: paths.itemMove(id, item.id), field: 'confirmed', values });
    }
    case 'edit': {
      const description = `Besproken; punt ${Math.floor(next() * 10_000)} nog uitzoeken.`;
      return send(asking, visitor, kind, {
        from: paths.itemEdit(id, item.id),
        field: 'description',
        values: { description },
      });
    }
    case 'progress': {
      const progress = next() < 0.5 ? 'started' : 'planned';
      const values = { progress, on: today };
      return send(asking, visitor, kind, { from: paths.itemProgress(id, item.id), field: 'progress', values });
    }
  }
}

// What people do: nineteen of twenty times they look at a screen, once they change something, by the forms of the product.
import type { Plan } from '~/models/planning/plan';
import { addDays, type Day } from '~/models/planning/day';
import { paths } from '~/ui/paths';
import type { Role } from '~/models/planning/permission';
import type { Answer, Client } from './client';
import { formWith } from './form';
import type { Tally } from './tally';

/** Of a hundred visits of everybody together; the last four are writing. */
export const mix = {
  home: 14,
  calendar: 12,
  roadmap: 16,
  items: 12,
  item: 18,
  adoption: 7,
  capacity: 6,
  steering: 5,
  search: 5,
  move: 2,
  edit: 1,
  progress: 1,
  comment: 1,
} as const;
export type Kind = keyof typeof mix;
const writing: readonly Kind[] = ['move', 'edit', 'progress', 'comment'];

/** Of ten people three lead and change the plan, three head departments, one decides, three read. */
const posts: readonly Role[] = [
  ...(['project_leader', 'department_head', 'reader', 'project_leader', 'department_head'] as const),
  ...(['reader', 'steering', 'project_leader', 'department_head', 'reader'] as const),
];
export const postOf = (at: number): Role => posts[at % posts.length]!;
const shareOfLeaders = posts.filter((post) => post === 'project_leader').length / posts.length;

/** What somebody of this role does how often, so that all together it is the {@link mix}. */
function kindsOf(role: Role): [Kind, number][] {
  const all = Object.entries(mix) as [Kind, number][];
  const written = all.filter(([kind]) => writing.includes(kind)).reduce((sum, [, weight]) => sum + weight, 0);
  const factor = role === 'project_leader' ? 1 / shareOfLeaders : 0;
  const rest = (100 - written * factor) / (100 - written);
  return all.map(([kind, weight]) => [kind, weight * (writing.includes(kind) ? factor : rest)]);
}

export type Visitor = {
  cookie: string;
  role: Role;
  plans: readonly Plan[];
  /** Which of how many they are: people work on items of their own, as far as there are enough. */
  place: [at: number, of: number];
  today: Day;
  /** Numbers in [0, 1). */
  next: () => number;
};
type Asking = { client: Client; tally: Tally };

const roadmaps = [{}, {}, { lanes: 'open' }, { zoom: 'week' }, { view: 'picture' }] as const;
const wanted = ['onderdeel 471', 'zaakgericht 99', 'invoeren', 'werkstroom 3', 'capaciteit'];
const because = 'Zo is het afgesproken met de betrokken teams.';

/** One visit, from the first page to the last answer. */
export async function visit(visitor: Visitor, asking: Asking): Promise<void> {
  const { next, plans } = visitor;
  const any = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const kinds = kindsOf(visitor.role);
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
    default:
      return change(asking, visitor, kind, plan);
  }
}

/** Looks at a page, and follows it where it leads: what everybody gets is a 200 in the end. */
async function page(asking: Asking, { cookie }: Visitor, what: string, path: string): Promise<Answer | null> {
  const { client, tally } = asking;
  let at = path;
  for (let hops = 0; hops < 3; hops++) {
    const answer = await client.ask({ path: at, cookie });
    tally.count('page', what, answer);
    if (answer.status === 200) return answer;
    if (answer.status !== 302 || !answer.location) {
      tally.fail(what, answer.fault ?? `${answer.status}`);
      return null;
    }
    at = answer.location;
    if (at.startsWith(paths.signIn())) break;
  }
  tally.fail(what, `led to ${at.split('?')[0]}`);
  return null;
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

/** An item nobody else changes, as far as there are enough of them. */
async function change(asking: Asking, visitor: Visitor, kind: 'move' | 'edit' | 'progress', plan: Plan): Promise<void> {
  const { today, next, place } = visitor;
  const { id } = plan.programme;
  const isOpen = ({ start, progress }: Plan['items'][number]) =>
    progress === 'planned' && (kind === 'progress' ? start >= addDays(today, -20) && start < today : start > today);
  const open = plan.items.filter((item) => isOpen(item) && item.kind !== 'gate' && item.mode === 'automatic');
  const own = open.filter((_, at) => at % place[1] === place[0] % place[1]);
  const list = own.length > 0 ? own : open;
  const item = list[Math.floor(next() * list.length)];
  if (!item) return;
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

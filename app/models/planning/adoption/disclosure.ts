// Which figures about few people are not shown, and which others hide with them so that no total gives them away.
// After the rules for tables of Hundepool et al., Statistical Disclosure Control (2012), chapter 4: a threshold on the number
// of people (primary), and complements that would reveal them (secondary).
import type { Figure, Metric } from './metric';

/** Fewer people or answers than this are not shown. */
export const fewest = 5;

/** Whether figures of this metric are about people, and hide when they are few. */
export function isSensitive({ subject }: Pick<Metric, 'subject'>): boolean {
  return subject !== 'cases';
}

export type Counted = {
  id: string;
  /** The department above; a parent that is not in the list counts as none. */
  parentId: string | null;
  /** People or answers of this department itself; 0 when there is no figure. */
  people: number;
};

export type Hidden = {
  /** Departments whose own figure is not shown. */
  own: ReadonlySet<string>;
  /** Departments whose total, themselves and all below them, is not shown. */
  totals: ReadonlySet<string>;
  /** Whether the total of the whole municipality is not shown. */
  all: boolean;
};

type Node = Counted & { below: Node[] };
/** Hidden figures of which so far nobody can know the sum. */
type Loose = { count: number; people: number };

const safe = ({ count, people }: Loose) => count === 0 || (count > 1 && people >= fewest);

/**
 * For one metric and one period. A figure of fewer than `fewest` people hides. A total is shown only when what hides beneath it
 * is at least two figures of at least `fewest` people together; the smallest figure beside them hides too to bring that about,
 * and where there is none, the total hides.
 */
export function hiddenAmong(rows: readonly Counted[]): Hidden {
  const own = new Set<string>();
  const totals = new Set<string>();
  // As most often: nobody has few, so nothing hides.
  if (!rows.some(({ people }) => people > 0 && people < fewest)) return { own, totals, all: false };
  const nodes = new Map(rows.map((row): [string, Node] => [row.id, { ...row, below: [] }]));
  const tops: Node[] = [];
  for (const node of nodes.values()) (nodes.get(node.parentId ?? '')?.below ?? tops).push(node);

  /** Hides what has to hide among the parts of a total; false when the total itself has to. */
  function settle(single: Node[], loose: Loose): boolean {
    if (safe(loose)) return true;
    const visible = single.filter(({ id, people }) => people > 0 && !own.has(id)).sort((a, b) => a.people - b.people);
    for (const node of visible) {
      if (safe(loose)) break;
      own.add(node.id);
      if (node.below.length === 0) totals.add(node.id);
      loose.count++;
      loose.people += node.people;
    }
    return safe(loose);
  }

  function visit(node: Node): Loose {
    const loose: Loose = { count: 0, people: 0 };
    if (node.people > 0 && node.people < fewest) {
      own.add(node.id);
      loose.count++;
      loose.people += node.people;
    }
    for (const child of node.below) add(loose, visit(child));
    const single = [...node.below.filter(({ below }) => below.length === 0), node];
    if (settle(node.below.length === 0 ? [] : single, loose)) return { count: 0, people: 0 };
    totals.add(node.id);
    return loose;
  }

  const loose: Loose = { count: 0, people: 0 };
  for (const top of tops) add(loose, visit(top));
  const all = !settle(
    tops.filter(({ below }) => below.length === 0),
    loose,
  );
  return { own, totals, all };
}

function add(to: Loose, { count, people }: Loose) {
  to.count += count;
  to.people += people;
}

/** How many people a figure is about. */
export const peopleIn = (figure: Figure | null): number => Math.round(figure?.denominator ?? 0);

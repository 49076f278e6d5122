// Who there is and what they do how often: nineteen of twenty times somebody looks at a screen.
import type { Role } from '~/models/planning/permission';

/** Of a hundred visits of everybody together. */
export const usual = {
  ...{ home: 14, calendar: 12, roadmap: 16, items: 12, item: 18, adoption: 7, capacity: 6, steering: 5, search: 5 },
  ...{ move: 2, edit: 1, progress: 1, comment: 1 },
} as const;
export type Kind = keyof typeof usual | 'import';
export type Mix = Readonly<Partial<Record<Kind, number>>>;

/** The same with two imports of a hundred, which take the place of all others alike. */
export const withImports: Mix = {
  ...Object.fromEntries(Object.entries(usual).map(([kind, weight]) => [kind, weight * 0.98])),
  import: 2,
};

/** What project leaders do and nobody else. */
const writing: readonly Kind[] = ['move', 'edit', 'progress', 'comment', 'import'];

/** Of ten people three lead and change the plan, three head departments, one decides, three read. */
const posts: readonly Role[] = [
  ...(['project_leader', 'department_head', 'reader', 'project_leader', 'department_head'] as const),
  ...(['reader', 'steering', 'project_leader', 'department_head', 'reader'] as const),
];
export const postOf = (at: number): Role => posts[at % posts.length]!;
export const shareOfLeaders = posts.filter((post) => post === 'project_leader').length / posts.length;

/** What somebody of this role does of a hundred visits, so that all together it is the mix. */
export function kindsOf(role: Role, mix: Mix): [Kind, number][] {
  const all = Object.entries(mix) as [Kind, number][];
  const written = all.filter(([kind]) => writing.includes(kind)).reduce((sum, [, weight]) => sum + weight, 0);
  const factor = role === 'project_leader' ? 1 / shareOfLeaders : 0;
  const rest = (100 - written * factor) / (100 - written);
  return all.map(([kind, weight]) => [kind, weight * (writing.includes(kind) ? factor : rest)]);
}

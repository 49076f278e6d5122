// Nobody forgets to say who may use a route: the build refuses it, and docs/rights.md shows every change of what is asked.
import { expect, it, test } from 'vitest';
import { actions, type Action, rights, roles, type Role } from '~/models/planning/permission';
import { checkPolicies, type Policy, policyOf, readPolicies } from '../bin/machine/policies.mjs';
import { cellsOf, knowsIntents, routes } from './support/rights-cells';
import { readFileSync } from 'node:fs';

const asking = "import { openToAll, requireActor, requireOwner, requirePerson } from '~/session.server';\n";
const faultsOf = (text: string) => policyOf('things.$thingId.edit.tsx', asking + text).faults;

test.each([
  [
    'a function that asks',
    "export async function loader(args) { const actor = await requireActor(args, 'plan.change'); }",
  ],
  [
    'a name and a municipality',
    "export async function loader(args) { const { actor } = await requirePerson(args, 'plan.change'); }",
  ],
  ['what is thrown away', "export async function action(args) { await requireActor(args, 'plan.change'); }"],
  ['open', 'export function loader(args) { openToAll(args); return 1; }'],
  [
    'by way of a function of the same file',
    "async function f(args) { const a = await requireOwner(args, 'plan.undo'); }\nexport async function loader(args) { const { plan } = await f(args); }",
  ],
  ['no loader and no action', 'export default function Page() { return null; }'],
])('says who may use it: %s', (_what, text) => {
  expect(faultsOf(text)).toEqual([]);
});

test.each([
  ['nothing is asked', 'export async function loader(args) { return 1; }'],
  [
    'something is done first',
    "export async function action(args) { await remove(); await requireActor(args, 'plan.change'); }",
  ],
  ['it is asked of somebody else', "export async function action(args) { await requireActor(other, 'plan.change'); }"],
  ['the answer is not waited for', "export async function action(args) { void requireActor(args, 'plan.change'); }"],
  ['nor this one', "export async function action(args) { requireActor(args, 'plan.change'); }"],
  ['what is asked is not written out', 'export async function action(args) { await requireActor(args, anything); }'],
  ['only sometimes', "export async function action(args) { if (x) await requireActor(args, 'plan.change'); }"],
  ['it is made elsewhere', 'export const loader = made();'],
  ['it comes from elsewhere', "export { loader } from './other';"],
  ['all comes from elsewhere', "export * from './other';"],
  ['it has another name here', 'export { whatever as action };'],
  [
    'two steps away',
    "async function g(args) { await requireActor(args, 'plan.change'); }\nasync function f(args) { await g(args); }\nexport async function loader(args) { await f(args); }",
  ],
])('fails the build, by name, when %s', (_what, text) => {
  const [fault] = faultsOf(text);
  expect(fault).toMatch(/^things\.\$thingId\.edit\.tsx: the (loader|action) has no policy\./);
});

it('is not taken in by a function of the same name', () => {
  const text =
    "import { requireActor } from './mine';\nexport async function loader(args) { await requireActor(args, 'plan.change'); }";
  expect(policyOf('x.ts', text).faults).toHaveLength(1);
  const renamed =
    "import { openToAll as requireActor } from '~/session.server';\nexport async function loader(args) { await requireActor(args, 'plan.change'); }";
  expect(policyOf('x.ts', renamed).faults).toHaveLength(1);
});

it('is said by every route there is', () => {
  expect(() => checkPolicies()).not.toThrow();
});

it('asks for every right somewhere, or the right is for nothing', () => {
  const asked = new Set(
    readPolicies().flatMap(({ loader, action }) =>
      [loader, action].map((policy) => policy && policy !== 'open' && policy.action),
    ),
  );
  // What one of several ways of a page asks, once it is known of which department; or with whom a view is shared.
  const within: Action[] = ['dates.answer', 'views.share'];
  expect(actions.filter((action) => !asked.has(action) && !within.includes(action))).toEqual([]);
});

/** A form that says in a field what is to be done has more ways than one; the matrix of rights tries each. */
const ways =
  /\b(?:what|do): (?:z\.(?:literal|enum)|choice)\(|form\.get\('(?:what|do|reset|clear|confirmed|takeBack)'\) [!=]==/;

it('has every way of an action in the matrix', () => {
  const several = routes().filter(({ name, action }) => action && ways.test(sourceOf(name)));
  expect(several.filter(({ name }) => !knowsIntents(name)).map(({ name }) => name)).toEqual([]);
});

const sourceOf = (name: string) => {
  const file = ['.tsx', '.ts'].map((ending) => `app/routes/${name}${ending}`);
  for (const path of file) {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      continue;
    }
  }
  throw new Error(`no route ${name}`);
};

const shown: [Role, string][] = [
  ['project_leader', 'project leader'],
  ['administrator', 'administrator'],
  ['steering', 'steering committee'],
  ['department_head', 'department head'],
  ['reader', 'reader'],
];

const policyText = (policy: Policy | undefined) =>
  policy === undefined
    ? ''
    : policy === 'open'
      ? 'everybody'
      : policy.action + (policy.owner ? ' (or whose it is)' : '');

const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (head: string[], rows: string[][]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** Of the two tables that are enforced, as they are now. */
function rightsText(): string {
  const all = routes();
  const cells = all.flatMap((route) => cellsOf(route)).length;
  const own = { also: 'whose it is too', only: 'only whose it is' };
  const may = (action: Action) =>
    shown.map(([role]) =>
      !rights[action].roles.includes(role)
        ? ''
        : role === 'department_head' && rights[action].scope === 'department'
          ? 'own'
          : 'yes',
    );
  return `# Rights

Written by \`npm run rights\` from what is enforced: app/models/planning/permission.ts, and the first statement of every loader and action. A
test compares; read the difference before you keep it. How it works: docs/decisions/0026-rights.md.

The matrix of tests/routes/rights.test.ts has **${cells} cells**: ${all.length} routes, each part and each way of it, asked by eight callers of
up to eight targets.

## What each role may do

${table(
  ['right', 'reaches', ...shown.map(([, name]) => name), ''],
  actions.map((action) => [action, rights[action].scope, ...may(action), own[rights[action].own!] ?? '']),
)}

## What each route asks

${table(
  ['route', 'to look', 'to change'],
  all.map(({ name, loader, action }) => [`\`${name}\``, policyText(loader), policyText(action)]),
)}
`;
}

it('stands in docs/rights.md as it is', async () => {
  expect(shown.map(([role]) => role).sort()).toEqual([...roles].sort());
  await expect(rightsText()).toMatchFileSnapshot('../docs/rights.md');
});

// The shape of the code, as in architecture.md: who may import whom, how long a file may be, and what nobody writes.
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { type Import, parse, type SourceFile, sourceFiles, walk } from './support/source-tree';

const files = sourceFiles('app', 'server', 'bin', 'bench', 'tests', 'drizzle', 'docs');

const planning = /^app\/models\/planning\//;
const database = /^app\/models\/db\//;
const models = /^app\/models\/[^/]+$/;
const ui = /^app\/ui\//;
const routes = /^app\/routes\//;
const process = /^server\//;
const remix = /^@remix-run\//;

/** The only files in app/ui that may know the framework: links, forms and what the page is doing. */
const uiWithRemix = ['app/ui/shared/navigation.ts'];
/** The only files that may use effects: each talks to something outside React. */
const withEffects = ['app/root.tsx', 'app/entry.client.tsx'];

type Arrow = {
  rule: string;
  in: RegExp;
  /** Everything else is refused. */
  only?: RegExp[];
  never?: RegExp[];
  /** Types vanish when compiling; this rule is about what runs. */
  typesAllowed?: boolean;
  except?: (file: string) => boolean;
};

const arrows: Arrow[] = [
  { rule: 'planning imports only planning, date-fns and zod', in: planning, only: [planning, /^(date-fns|zod)(\/|$)/] },
  {
    rule: 'the database layer knows tables and drivers, nothing above it',
    in: database,
    never: [models, ui, routes, process, remix, /^(react|express)/],
  },
  {
    rule: 'models know nothing of pages, routes, words or HTTP',
    in: models,
    never: [ui, routes, process, remix, /^(react|express)/, /^app\/paraglide/, /^app\/(root|entry|session|http)\b/],
  },
  {
    rule: 'ui runs no code of models that need the server',
    in: ui,
    never: [/^app\/(models\/)?[^/]+\.server$/, database],
    typesAllowed: true,
  },
  {
    rule: 'what the browser runs has nothing of what is drawn on the server',
    in: /^app\/ui\/(?!.*\.server\.ts$)/,
    never: [/\.server$/],
    typesAllowed: true,
  },
  { rule: 'ui knows no route and no process', in: ui, never: [routes, process] },
  { rule: 'routes ask models, never the database', in: routes, never: [database, /^drizzle/, /^postgres$/, /pglite/] },
  { rule: 'routes do not import each other', in: routes, never: [routes] },
  {
    rule: 'nothing in the application knows the process around it',
    in: /^app\//,
    never: [process, /^(bin|tests|bench)\//],
  },
  { rule: 'the process knows no page and no planning rule', in: process, never: [ui, routes], typesAllowed: true },
  {
    rule: 'FullCalendar lives in app/ui/calendar',
    in: /^(app|server)\//,
    never: [/^@fullcalendar\//],
    except: (file) => file.startsWith('app/ui/calendar/'),
  },
  {
    rule: 'the framework is known in routes, root, entries, session, http and a few named files',
    in: /^app\//,
    never: [remix],
    except: (file) =>
      routes.test(file) ||
      /^app\/(root|entry|session|http|clock|plan-answer|settings-answer)\./.test(file) ||
      uiWithRemix.includes(file),
  },
  {
    rule: 'the geometry of charts is computed on the server',
    in: /^app\//,
    never: [/^d3-/],
    except: (file) => file.endsWith('.server.ts'),
  },
];

/** The imports of a file that a rule refuses. */
function refused(arrow: Arrow, file: SourceFile): Import[] {
  if (!arrow.in.test(file.path) || arrow.except?.(file.path)) return [];
  const matches = (patterns: RegExp[], { target }: Import) => patterns.some((pattern) => pattern.test(target));
  return file.imports.filter((found) => {
    if (arrow.typesAllowed && found.typeOnly) return false;
    return arrow.only ? !matches(arrow.only, found) : matches(arrow.never ?? [], found);
  });
}

/** One offence a line, so that the failure can be read. */
const none = (offences: string[]) => expect(offences.join('\n')).toBe('');

describe('imports follow the arrows', () => {
  test.each(arrows)('$rule', (arrow) => {
    const offences = files.flatMap((file) => refused(arrow, file).map(({ target }) => `${file.path} → ${target}`));
    none(offences);
  });

  test('no file imports itself by way of others', () => {
    none(cycles(files));
  });

  test.each([
    ['app/models/planning/plan.ts', "import { db } from '../db/client.server';"],
    ['app/models/planning/plan.ts', "import type { Db } from '../db/client.server';"],
    ['app/models/plan.server.ts', "export { redirect } from '@remix-run/node';"],
    ['app/ui/roadmap/bar.tsx', "import { loadPlan } from '~/models/plan.server';"],
    ['app/ui/roadmap/bar.server.ts', "import { loadPlan } from '~/models/plan.server';"],
    ['app/ui/roadmap/lane.tsx', "import { roadmapBar } from './bar.server';"],
    ['app/ui/roadmap/bar.tsx', "import { Link } from '@remix-run/react';"],
    ['app/routes/_index.tsx', "const { db } = await import('~/models/db/client.server');"],
    ['app/routes/_index.tsx', "import { eq } from 'drizzle-orm';"],
    ['app/routes/_index.tsx', "import Calendar from '@fullcalendar/react';"],
  ])('an import that breaks a rule is seen: %s %s', (path, text) => {
    expect(arrows.flatMap((arrow) => refused(arrow, parse(path, text)))).not.toEqual([]);
  });

  test('a type of a model may be used by ui', () => {
    const file = parse('app/ui/roadmap/bar.tsx', "import { type Plan } from '~/models/plan.server';");
    expect(arrows.flatMap((arrow) => refused(arrow, file))).toEqual([]);
  });
});

/** Groups of files that need each other to run, as "a → b → a". */
function cycles(all: SourceFile[]): string[] {
  const byName = new Map(all.map((file) => [file.path.replace(/(\/index)?\.\w+$/, ''), file]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: SourceFile, trail: string[]) => {
    if (trail.includes(file.path)) found.push([...trail.slice(trail.indexOf(file.path)), file.path].join(' → '));
    if (done.has(file.path)) return;
    done.add(file.path);
    for (const { target, typeOnly } of file.imports) {
      const next = typeOnly ? undefined : byName.get(target.replace(/\.(ts|tsx|js|mjs)$/, ''));
      if (next) visit(next, [...trail, file.path]);
    }
  };
  all.forEach((file) => visit(file, []));
  return found;
}

describe('files are small', () => {
  const caps: [string, RegExp, number][] = [
    ['planning', planning, 249],
    ['routes', routes, 150],
    ['everything else', /^(app|server|bin|tests\/support)\//, 300],
  ];
  test.each(caps)('%s: %s has at most %i lines', (_name, folder, cap) => {
    const tooLong = files.filter((file) => folder.test(file.path) && file.lines > cap);
    none(tooLong.map((file) => `${file.path}: ${file.lines} lines`));
  });
});

/** What nobody writes: the places where a node of the syntax tree is refused. */
const habits: { rule: string; in: RegExp; except?: string[]; refuses: (node: ts.Node) => boolean }[] = [
  {
    rule: 'no any',
    in: /^(app|server|tests)\//,
    refuses: (node) => node.kind === ts.SyntaxKind.AnyKeyword,
  },
  {
    rule: 'planning has no clock and no chance',
    in: planning,
    except: ['app/models/planning/day.ts'],
    refuses: (node) =>
      (ts.isNewExpression(node) && node.expression.getText() === 'Date') ||
      (ts.isPropertyAccessExpression(node) && ['Date.now', 'Math.random'].includes(node.getText())),
  },
  {
    rule: 'planning has no classes',
    in: planning,
    refuses: (node) => ts.isClassLike(node),
  },
  {
    rule: 'no style attribute, except in the calendar',
    in: /^app\/(?!ui\/calendar\/)/,
    refuses: (node) => ts.isJsxAttribute(node) && node.name.getText() === 'style',
  },
  {
    rule: 'words are called by their name: one that is looked up takes all words of the product to the browser',
    in: /^app\//,
    refuses: (node) => ts.isElementAccessExpression(node) && node.expression.getText() === 'm',
  },
  {
    rule: 'effects only where something outside React is talked to',
    in: /^app\//,
    except: withEffects,
    refuses: (node) => ts.isIdentifier(node) && /^use(Layout|Insertion)?Effect$/.test(node.text),
  },
  {
    rule: 'no mocks of our own modules',
    in: /^tests\//,
    refuses: (node) =>
      ts.isCallExpression(node) &&
      ['vi.mock', 'vi.doMock'].includes(node.expression.getText()) &&
      /^['"](~|\.)/.test(node.arguments[0]?.getText() ?? ''),
  },
];

describe('habits', () => {
  test.each(habits)('$rule', ({ in: folder, except, refuses }) => {
    const places: string[] = [];
    for (const file of files.filter(({ path }) => folder.test(path) && !except?.includes(path))) {
      walk(file.tree, (node) => {
        if (!refuses(node)) return;
        places.push(`${file.path}:${file.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
      });
    }
    none(places);
  });

  test('no file is a drawer', () => {
    const drawer = /(^|[/.-])(utils?|misc|helpers?|services?|v2|common)([/.-]|$)/;
    none(files.map((file) => file.path).filter((path) => drawer.test(path)));
  });

  test('the first line of a file says its rule in a sentence', () => {
    const said = /^(#!.*\n)?(\/\/ @ts-check\n)?(\/\/|\/\*\*)/;
    const silent = files.filter(({ path, text }) => /^(app\/models|server|bin)\//.test(path) && !said.test(text));
    none(silent.map((file) => file.path));
  });

  test('no package that is known to do harm, or that ties us to this framework', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      string,
      object
    >;
    const banned =
      /^remix-|pglite-socket|^@fullcalendar\/(premium|scheduler|adaptive|scrollgrid|resource|timeline|rrule)|^exceljs$|^xlsx$/;
    none(Object.keys({ ...dependencies, ...devDependencies }).filter((name) => banned.test(name)));
  });
});

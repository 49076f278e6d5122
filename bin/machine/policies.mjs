// Reads from the source of a route who may call its loader and its action: the first thing each does is to ask, and nothing else is asked.
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { inRoot } from './paths.mjs';

/**
 * Who may call a part of a route: everybody, whoever has the right to do `action`, or (`owner`) whoever could own a row that it
 * may be done to.
 * @typedef {'open' | { action: string, owner: boolean }} Policy
 * @typedef {{ name: string, loader?: Policy, action?: Policy, faults: string[] }} RoutePolicy
 */

const askers = ['requireActor', 'requirePerson', 'requireOwner', 'openToAll'];
const askedOf = '~/session.server';

/** Of all routes, by name; a route of which something cannot be read has it among its faults. */
export function readPolicies() {
  const folder = inRoot('app/routes');
  const files = readdirSync(folder).filter((file) => /\.tsx?$/.test(file));
  return files.sort().map((file) => policyOf(file, readFileSync(`${folder}/${file}`, 'utf8')));
}

/**
 * Of one route.
 * @param {string} file for instance "programmes.$programmeId.edit.tsx"
 * @param {string} text
 * @returns {RoutePolicy}
 */
export function policyOf(file, text) {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  /** @type {RoutePolicy} */
  const route = { name: file.replace(/\.tsx?$/, ''), faults: [] };
  const asking = importedAskers(tree);
  const functions = new Map(
    tree.statements.filter(ts.isFunctionDeclaration).map((declared) => [declared.name?.text, declared]),
  );
  for (const [part, declared] of exportedParts(tree)) {
    const policy = declared && ts.isFunctionDeclaration(declared) ? policyIn(declared, asking, functions) : null;
    if (policy) route[part] = policy;
    else
      route.faults.push(
        `${file}: the ${part} has no policy. Let it be a function of which the first statement is requireActor(args, '…'), ` +
          `requirePerson(args, '…'), requireOwner(args, '…') or openToAll(args), of ${askedOf}.`,
      );
  }
  return route;
}

/** A name that is imported from elsewhere asks nothing. */
function importedAskers(tree) {
  const imports = tree.statements.filter(ts.isImportDeclaration);
  const named = imports.flatMap(({ moduleSpecifier, importClause }) => {
    const names = importClause?.namedBindings;
    return ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === askedOf && names && ts.isNamedImports(names)
      ? names.elements.filter(({ propertyName }) => propertyName === undefined).map(({ name }) => name.text)
      : [];
  });
  return new Set(named.filter((name) => askers.includes(name)));
}

const isExported = (node) => node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;

/** `loader` and `action` as they are exported, however that is written; null for what is no declaration here. */
function exportedParts(tree) {
  const found = [];
  const add = (name, node) => (name === 'loader' || name === 'action') && found.push([name, node]);
  for (const statement of tree.statements) {
    if (ts.isFunctionDeclaration(statement) && isExported(statement)) add(statement.name?.text, statement);
    if (ts.isVariableStatement(statement) && isExported(statement))
      for (const { name } of statement.declarationList.declarations) add(name.getText(), null);
    if (ts.isExportDeclaration(statement)) {
      if (!statement.exportClause) found.push(['loader', null]);
      else if (ts.isNamedExports(statement.exportClause))
        for (const { name } of statement.exportClause.elements) add(name.text, null);
    }
  }
  return found;
}

/** What the first statement asks; it may do so by way of a function of the same file that is handed the same arguments. */
function policyIn(declared, asking, functions, isWay = false) {
  const [given] = declared.parameters;
  const [first] = declared.body?.statements ?? [];
  const call = first && firstCall(first);
  if (!call || !given || !ts.isIdentifier(call.expression)) return null;
  const [args, action] = call.arguments;
  if (!args || args.getText() !== given.name.getText()) return null;
  const name = call.expression.text;
  if (!asking.has(name)) {
    const way = functions.get(name);
    return way && !isWay ? policyIn(way, asking, functions, true) : null;
  }
  if (name === 'openToAll') return 'open';
  if (!action || !ts.isStringLiteral(action)) return null;
  return { action: action.text, owner: name === 'requireOwner' };
}

/** `openToAll(args);`, `await f(args);`, `const actor = await f(args);`, `const actor = (await f(args)).actor;` */
function firstCall(statement) {
  if (ts.isVariableStatement(statement)) {
    const { declarations } = statement.declarationList;
    return declarations.length === 1 ? callIn(declarations[0].initializer) : null;
  }
  return ts.isExpressionStatement(statement) ? callIn(statement.expression) : null;
}

/** The call itself; one that is not waited for lets what follows run, so only `openToAll` may be called without. */
function callIn(node) {
  if (node && ts.isCallExpression(node)) return node.expression.getText() === 'openToAll' ? node : null;
  if (node && ts.isAwaitExpression(node) && ts.isCallExpression(node.expression)) return node.expression;
  if (node && ts.isPropertyAccessExpression(node)) return callIn(node.expression);
  return node && ts.isParenthesizedExpression(node) ? callIn(node.expression) : null;
}

/** Throws a sentence that names every route of which somebody forgot to say who may use it. */
export function checkPolicies() {
  const faults = readPolicies().flatMap((route) => route.faults);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

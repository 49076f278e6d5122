// "npm run licences": writes docs/licences.md from the lock file, and says which licences are not on the list of those we take.
import './machine/node-version.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inRoot } from './machine/paths.mjs';

/** Of what is delivered. EUPL-1.2 is that of NL Design System; its styles are delivered as they are. */
export const permissive = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
];
/** Also of what is only used to build and test. */
export const forBuilding = ['BlueOak-1.0.0', 'CC-BY-3.0', 'CC-BY-4.0', 'CC0-1.0', 'MPL-2.0', 'Python-2.0'];

/** Packages whose lock entry names none, with the licence that stands in the package itself. */
const looked = {
  '@inlang/plugin-message-format': 'MIT',
  eval: 'MIT',
  format: 'MIT',
  'require-like': 'MIT',
};
/** A package of one system has the licence of the package that asks for it. */
const ofSystem = [
  [/^@rollup\/rollup-/, 'rollup'],
  [/^@lix-js\/sdk-/, '@lix-js/sdk'],
  [/^@bytecodealliance\/jco-node-fs-/, '@bytecodealliance/jco-node-fs'],
];

const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/**
 * Every package of a lock file with its licence; null where nothing says it.
 * @param {Record<string, Record<string, any>>} packages the "packages" of a lock file
 * @returns {{ name: string, version: string, licence: string | null, isDelivered: boolean }[]}
 */
export function licencesOf(packages) {
  const stated = new Map(Object.entries(packages).map(([place, { license }]) => [nameOf(place), license]));
  const siblings = (pattern) =>
    Object.keys(packages)
      .map(nameOf)
      .filter((name) => pattern.test(name) && stated.get(name));
  return Object.entries(packages)
    .filter(([place, { link }]) => place !== '' && !link)
    .map(([place, { version, license, dev, devOptional }]) => {
      const name = nameOf(place);
      const system = ofSystem.find(([pattern]) => pattern.test(name));
      const other = system && (stated.get(system[1]) ?? stated.get(siblings(system[0])[0]));
      return { name, version, licence: license ?? looked[name] ?? other ?? null, isDelivered: !dev && !devOptional };
    });
}

/** Whether a licence is taken: one of several to choose from, or each of several together. */
export function isTaken(licence, isDelivered) {
  const list = isDelivered ? permissive : [...permissive, ...forBuilding];
  const taken = (part) => list.includes(part.replace(/ WITH .*/, '').trim());
  const bare = (licence ?? '').replaceAll(/[()]/g, '');
  return bare.includes(' OR ') ? bare.split(' OR ').some(taken) : bare !== '' && bare.split(' AND ').every(taken);
}

/** The text of docs/licences.md. */
export function licencesText(packages) {
  const all = licencesOf(packages);
  const part = (isDelivered) => {
    const by = new Map();
    for (const { name, version, licence } of all.filter((one) => one.isDelivered === isDelivered)) {
      const key = licence ?? '?';
      by.set(key, (by.get(key) ?? new Set()).add(`${name} ${version}`));
    }
    const lines = [...by].sort(([a], [b]) => (a < b ? -1 : 1));
    return lines
      .map(([licence, names]) => `- **${licence}** (${names.size}): ${[...names].sort().join(', ')}`)
      .join('\n');
  };
  return `# Licences

Written by \`npm run licences\` from the lock file; a test compares, and refuses licences that are not on the list in \`bin/licences.mjs\`.

## What is delivered

${part(true)}

## What is used to build and test

${part(false)}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
  writeFileSync(inRoot('docs/licences.md'), licencesText(packages));
  const refused = licencesOf(packages).filter(({ licence, isDelivered }) => !isTaken(licence, isDelivered));
  for (const { name, licence } of refused) console.error(`${name}: ${licence ?? 'no licence'} is not on the list.`);
  process.exitCode = refused.length > 0 ? 1 : 0;
}

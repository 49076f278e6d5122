// "npm run sbom": what the product is made of, as CycloneDX, in build/sbom.cdx.json; from the lock file, without a network.
import './machine/node-version.mjs';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inRoot, root } from './machine/paths.mjs';

/** The document, as npm makes it; the product is called by its name, not by the folder it is in. */
export function makeSbom() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--offline'];
  const { stdout, stderr, status } = spawnSync(npm, words, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`npm sbom failed:\n${stderr}`);
  const { name } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const document = JSON.parse(stdout);
  document.metadata.component.name = name;
  return document;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const document = makeSbom();
  mkdirSync(inRoot('build'), { recursive: true });
  writeFileSync(inRoot('build/sbom.cdx.json'), `${JSON.stringify(document, null, 2)}\n`);
  console.log(`build/sbom.cdx.json: ${document.components.length} components.`);
}

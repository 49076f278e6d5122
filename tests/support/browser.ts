// A real Chromium, as quiet as it gets: it talks to our server and to nobody else.
import { type Browser, chromium } from 'playwright-core';
import { findChromium, noChromium } from '../../bin/machine/chromium.mjs';

const flags = [
  '--no-sandbox', // containers and root have no other way
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(noChromium);
  return chromium.launch({ executablePath, args: flags });
}

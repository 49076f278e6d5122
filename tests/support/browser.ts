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

/**
 * Starts the browser; the caller closes it. Its pages follow what others change only when asked: with a stream that stays open
 * there is no moment at which the network is quiet, and that is what most tests wait for.
 */
export async function launchBrowser({ following = false } = {}): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(noChromium);
  const browser = await chromium.launch({ executablePath, args: flags });
  if (following) return browser;
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    await context.addInitScript(() => Reflect.deleteProperty(window, 'EventSource'));
    return context;
  };
  return browser;
}

// In the browser the page's own language attribute is the language; then React takes over what the server drew.
import { RemixBrowser } from '@remix-run/react';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { overwriteGetLocale } from './paraglide/runtime.js';

overwriteGetLocale(() => (document.documentElement.lang === 'en' ? 'en' : 'nl'));

// What the scripts of this page import the server has written into it, and nowhere else (bin/build.mjs); React draws those links anew.
const { entry, routes } = window.__remixManifest;
const preloads = [...document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')];
entry.imports = preloads.slice(2).map((link) => link.getAttribute('href')!);
for (const id in routes) routes[id]!.imports = [];

startTransition(() => {
  hydrateRoot(document, <RemixBrowser />);
});

// In the browser the page's own language attribute is the language; then React takes over what the server drew.
import { RemixBrowser } from '@remix-run/react';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { overwriteGetLocale } from './paraglide/runtime.js';

overwriteGetLocale(() => (document.documentElement.lang === 'en' ? 'en' : 'nl'));

startTransition(() => {
  hydrateRoot(document, <RemixBrowser />);
});

// In the browser the page's own language attribute is the language; then React takes over what the server drew.
import { RemixBrowser } from '@remix-run/react';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { overwriteGetLocale } from './paraglide/runtime.js';
import { listenForSearch } from './ui/search/search-keys';
import { listenForCopy } from './ui/views/copy-link';

overwriteGetLocale(() => (document.documentElement.lang === 'en' ? 'en' : 'nl'));

listenForSearch();
listenForCopy();

startTransition(() => {
  hydrateRoot(document, <RemixBrowser />);
});

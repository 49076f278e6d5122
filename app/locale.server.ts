// The language of a request: the reader's choice (cookie), else what the browser asks for, else Dutch.
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Locale, overwriteGetLocale } from './paraglide/runtime.js';

export const localeCookie = 'dok_taal';

/** Remembers the language in this browser for a year. */
export function languageCookie(locale: Locale): string {
  return `${localeCookie}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

// The server and the Remix build are two bundles in one process; a global symbol makes the store one.
const slot = Symbol.for('doorontwikkelkalender.locale');
const current = ((globalThis as { [slot]?: AsyncLocalStorage<Locale> })[slot] ??= new AsyncLocalStorage<Locale>());
overwriteGetLocale(() => current.getStore() ?? 'nl');

/** Runs everything under `fn`, streaming included, in one language. */
export function runWithLocale<T>(locale: Locale, fn: () => T): T {
  return current.run(locale, fn);
}

function cookieValue(header: string | null, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=');
    if (key === name) return value ?? null;
  }
  return null;
}

/** The language a request asks for. */
export function localeOf(headers: { get(name: string): string | null }): Locale {
  const chosen = cookieValue(headers.get('cookie'), localeCookie);
  if (chosen === 'nl' || chosen === 'en') return chosen;
  for (const part of (headers.get('accept-language') ?? '').toLowerCase().split(',')) {
    const language = part.trim().slice(0, 2);
    if (language === 'nl' || language === 'en') return language;
  }
  return 'nl';
}

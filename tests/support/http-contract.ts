// What every page answers, by the rules with which internet.nl looks at a site, and what its HTML may not hold: style and scripts of its own.

type Page = { path: string; headers: Record<string, string>; html: string };

/** FullCalendar writes style attributes; docs/decisions/0007 says why that is let be, and where alone. */
const calendar = /^\/programmes\/[^/]+\/calendar\/?(\?|$)/;

type Sources = Record<string, string[]>;

const directivesOf = (csp: string): Sources =>
  Object.fromEntries(
    csp
      .split(';')
      .map((part) => part.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources]),
  );

/** What internet.nl finds wrong with a Content-Security-Policy. */
export function cspFaults(csp: string): string[] {
  const directives = directivesOf(csp);
  const faults: string[] = [];
  for (const [name, sources] of Object.entries(directives)) {
    for (const source of sources) {
      if (/unsafe-(inline|eval|hashes)/.test(source)) faults.push(`${name} ${source}`);
      if (/^(\*|https?:|\/\/)$|^http:/.test(source) || /^[\w*][\w.*-]*\.\w+$/.test(source))
        faults.push(`${name} ${source}`);
      if (source === 'data:' && /^(script|object|default)-src/.test(name)) faults.push(`${name} data:`);
    }
  }
  const only = (name: string) => /^'(none|self)'$/.test((directives[name] ?? []).join(' '));
  for (const name of ['default-src', 'base-uri']) if (!only(name)) faults.push(`${name} is neither none nor self`);
  for (const name of ['form-action', 'frame-ancestors']) if (!directives[name]) faults.push(`no ${name}`);
  return faults;
}

const required: Record<string, RegExp> = {
  'x-frame-options': /^(DENY|SAMEORIGIN)$/i,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^(no-referrer|same-origin)$/,
  'permissions-policy': /camera=\(\).*geolocation=\(\)/,
  // Pages are of who is signed in: nobody after them finds them in the browser.
  'cache-control': /no-store/,
  'cross-origin-opener-policy': /^same-origin$/,
};

/** Everything that is wrong with a page; `nonces`: those of pages before it, to which its own is added. */
export function contractFaults({ path, headers, html }: Page, nonces: Set<string>): string[] {
  const csp = headers['content-security-policy'] ?? '';
  const isCalendar = calendar.test(path);
  const faults = cspFaults(csp).filter((fault) => !isCalendar || fault !== "style-src-attr 'unsafe-inline'");
  for (const [name, value] of Object.entries(required))
    if (!value.test(headers[name] ?? '')) faults.push(`${name}: ${headers[name]}`);
  for (const name of ['x-powered-by', 'server']) if (headers[name]) faults.push(`says ${name}: ${headers[name]}`);
  const nonce = /script-src[^;]*'nonce-([^']+)'/.exec(csp)?.[1] ?? '';
  if (nonce === '' || nonces.has(nonce)) faults.push('no nonce of its own');
  nonces.add(nonce);
  return [...faults, ...htmlFaults(html, { nonce, styles: isCalendar })];
}

/** Start tags with their attributes; what stands between quotes may hold a >. */
const tags = /<([a-z][\w-]*)((?:\s+[^\s=>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/gi;

function htmlFaults(html: string, { nonce, styles }: { nonce: string; styles: boolean }): string[] {
  const faults: string[] = [];
  // What a script holds is no markup.
  const markup = html.replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/gi, '$1');
  for (const [, tag = '', attributes = ''] of markup.matchAll(tags)) {
    if (/\sstyle\s*=/i.test(attributes) && !styles) faults.push(`<${tag} style>`);
    const handler = /\s(on\w+)\s*=/i.exec(attributes)?.[1];
    if (handler) faults.push(`<${tag} ${handler}>`);
    if (/\s(href|src|action)\s*=\s*["']?\s*(javascript|data:text)/i.test(attributes))
      faults.push(`<${tag} javascript:>`);
    const isInline = /^(script|style)$/i.test(tag);
    if (isInline && !attributes.includes(`nonce="${nonce}"`)) faults.push(`<${tag}> without its nonce`);
    if (
      /\s(src|href|action)\s*=\s*["']?(https?:)?\/\//i.test(attributes) &&
      /^(script|link|img|form|iframe)$/i.test(tag)
    )
      faults.push(`<${tag}> of another site`);
  }
  return faults;
}

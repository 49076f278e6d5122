// The compiled words without what this product does not use: half their script, and plural rules made once for each language.
import type { Plugin } from 'vite';

/** The language is told to it (entry.client.tsx, locale.server.ts); it looks for none in cookies, addresses or browsers. */
const runtime = `
let tell = () => 'nl';
export const baseLocale = 'nl';
export const locales = ['nl', 'en'];
export const getLocale = () => tell();
export const overwriteGetLocale = (fn) => { tell = fn; };
export const experimentalStaticLocale = undefined;
`;

const registry = {
  from: 'return new Intl.PluralRules(locale, options).select(',
  to: 'return (pluralRules[`${locale} ${options?.type}`] ??= new Intl.PluralRules(locale, options)).select(',
};

/** Nobody asks for a word in another language than the page's. */
const message = [
  { from: '\tconst locale = experimentalStaticLocale ?? options.locale ?? getLocale()\n', to: '' },
  { from: 'if (locale === "en")', to: 'if (getLocale() === "en")' },
] as const;

function replaced(code: string, { from, to }: { from: string; to: string }): string {
  if (!code.includes(from)) throw new Error('The compiled words are no longer as vite/lean-words.ts knows them.');
  return code.replace(from, () => to);
}

/** The text of a message in one language, when it is one text without choices: a template literal, with `i` for what is filled in. */
const plain = (locale: string) =>
  new RegExp(`^const ${locale}_\\w+ = .*\\(i?\\) => \\{\\n\\treturn .*?\\((\`(?:[^\`\\\\]|\\\\.)*\`)\\)\\n\\};$`, 'm');
const [dutch, english] = [plain('nl'), plain('en')];

function leanMessage(code: string): string {
  const [nl, en] = [dutch.exec(code)?.[1], english.exec(code)?.[1]];
  const [, name] = /^export const (\w+) = /m.exec(code) ?? [];
  if (nl && en && name) {
    return `import { getLocale } from '../runtime.js';\nexport const ${name} = (i) => getLocale() === 'en' ? ${en} : ${nl};`;
  }
  const lean = message.reduce(replaced, code);
  return lean.replace(/\(\(inputs( = \{\})?, options = \{\}\) => \{/, '((inputs) => {');
}

export const leanWords: Plugin = {
  name: 'lean-words',
  transform(code, id) {
    const [, file] = /\/app\/paraglide\/(.+)\.js$/.exec(id) ?? [];
    if (file === undefined) return null;
    if (file === 'runtime') return { code: runtime, map: null };
    if (file === 'registry') return { code: `const pluralRules = {};\n${replaced(code, registry)}`, map: null };
    if (!file.startsWith('messages/') || file === 'messages/_index') return null;
    return { code: leanMessage(code), map: null };
  },
};

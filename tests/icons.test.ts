// The icons of the product: every name has its symbol, drawn as the package of Tabler draws it.
import { readFileSync } from 'node:fs';
import * as tabler from '@tabler/icons-react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

const symbols = new Map(
  [
    ...readFileSync('app/ui/shared/icons.svg', 'utf8').matchAll(
      /<symbol id="(.+?)" viewBox="0 0 24 24">(.*?)<\/symbol>/g,
    ),
  ].map(([, id, drawn]) => [id!, drawn!.replaceAll(' />', '/>')]),
);
const names = [...readFileSync('app/ui/shared/icon.tsx', 'utf8').matchAll(/^ {2}\| '(.+?)'/gm)].map(
  ([, name]) => name!,
);

test('every icon that can be asked has its symbol, and no other symbol is sent', () => {
  expect(names.length).toBeGreaterThan(20);
  expect([...symbols.keys()]).toEqual(names);
});

test.each(names)('%s is drawn as Tabler draws it', (name) => {
  const exported = `Icon${name.replace(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase())}`;
  const icon = (tabler as unknown as Record<string, tabler.Icon>)[exported]!;
  const drawn = renderToStaticMarkup(createElement(icon)).replaceAll(/><\/(path|circle|rect|line)>/g, '/>');
  expect(drawn).toContain(`>${symbols.get(name)}</svg>`);
});

// The words: the same in both languages, with the same blanks to fill, and none that no screen shows.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import settings from '../project.inlang/settings.json';
import { filesUnder, sourceFiles } from './support/source-tree';

type Variants = { declarations?: string[]; match: Record<string, string> };
type Message = string | Variants[];

const paths = settings['plugin.inlang.messageFormat'].pathPattern;

/** All messages of a language; the same key in two files is a mistake that would hide one of them. */
function messagesOf(locale: string): Map<string, Message> {
  const found = new Map<string, Message>();
  for (const path of paths) {
    const file = JSON.parse(readFileSync(path.replace('{locale}', locale), 'utf8')) as Record<string, Message>;
    for (const [key, message] of Object.entries(file)) {
      if (key.startsWith('$')) continue;
      if (found.has(key)) throw new Error(`${key} stands in two files of ${locale}`);
      found.set(key, message);
    }
  }
  return found;
}

/** The names between braces, over all variants. */
function blanksOf(message: Message): string[] {
  const texts = typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));
  const inputs = typeof message === 'string' ? [] : message.flatMap(({ declarations }) => declarations ?? []);
  const names = [
    ...texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)),
    ...inputs.filter((line) => line.startsWith('input ')).map((line) => line.slice('input '.length)),
  ];
  return [...new Set(names)].sort();
}

const dutch = messagesOf('nl');
const english = messagesOf('en');

describe('messages', () => {
  test('every Dutch message is there in English, and the other way round', () => {
    expect([...english.keys()].sort()).toEqual([...dutch.keys()].sort());
  });

  test('both languages have the same blanks to fill', () => {
    const differing = [...dutch].filter(([key, message]) => {
      const other = english.get(key);
      return other !== undefined && blanksOf(message).join() !== blanksOf(other).join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('no message is empty', () => {
    const empty = [...dutch, ...english].filter(([, message]) => message.length === 0);
    expect(empty.map(([key]) => key)).toEqual([]);
  });

  test('every file of messages is read', () => {
    const known = paths.flatMap((path) => settings.locales.map((locale) => path.replace('{locale}', locale).slice(2)));
    expect(filesUnder('messages')).toEqual(known.sort());
  });

  test('every message is used somewhere', () => {
    const text = sourceFiles('app', 'server')
      .map((file) => file.text)
      .join('\n');
    const words = new Set(text.match(/\w+/g));
    // m[`role_${role}`] uses every message that begins with "role_"
    const beginnings = [...text.matchAll(/`([a-z]\w*_)\$\{/g)].map((match) => match[1]!);
    const unused = [...dutch.keys()].filter(
      (key) => !words.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });
});

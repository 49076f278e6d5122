// What a search answers: what the municipality has by that name, and the screens that are called so, as their words.
import { todayFor } from './clock.server';
import { daysBetween } from './models/planning/day';
import { type Actor, may } from './models/planning/permission';
import { mostPerKind } from './models/planning/search/kinds';
import { type Query, readQuery } from './models/planning/search/query';
import { ranked } from './models/planning/search/rank';
import { findByWords, findProgrammeNames } from './models/search.server';
import { getLocale } from './paraglide/runtime.js';
import type { Asking } from './session.server';
import { type Answer, answerText, screenText, type Whereabouts } from './ui/search/found-text.server';
import { screensFor } from './ui/search/screens.server';

export type SearchAnswer = { query: Query; answers: Answer[]; programmeId: string | null };

/** The programme somebody searches from, or else the one that goes live nearest to today. */
async function whereaboutsOf(actor: Actor, asked: string | null, { context }: Asking): Promise<Whereabouts> {
  const programmes = await findProgrammeNames(actor);
  const names = new Map(programmes.map(({ id, name }) => [id, name]));
  const today = todayFor(context);
  const away = ({ goLive }: (typeof programmes)[number]) => Math.abs(daysBetween(today, goLive));
  const [nearest] = [...programmes].sort((a, b) => away(a) - away(b));
  return {
    programmeId: asked !== null && names.has(asked) ? asked : (nearest?.id ?? null),
    // Where there is one, its name tells nothing apart.
    programmeName: (id) => (names.size > 1 ? (names.get(id) ?? '') : ''),
  };
}

async function answersTo(actor: Actor, words: readonly string[], whereabouts: Whereabouts): Promise<Answer[]> {
  const screens = ranked(
    words,
    screensFor((action) => may(actor, action), whereabouts.programmeId),
  ).slice(0, mostPerKind);
  const found = await findByWords(actor, { words, language: getLocale() });
  return [
    ...screens.map((screen) => screenText(screen, whereabouts)),
    ...found.map((row) => answerText(row, whereabouts)),
  ];
}

/** What is asked in the address (`q`, and `in` for the programme it is asked from), with everything that fits. */
export async function searchAnswer(actor: Actor, asking: Asking): Promise<SearchAnswer> {
  const { searchParams } = new URL(asking.request.url);
  const query = readQuery(searchParams.get('q'));
  const whereabouts = await whereaboutsOf(actor, searchParams.get('in'), asking);
  const answers = query.status === 'asked' ? await answersTo(actor, query.words, whereabouts) : [];
  return { query, answers, programmeId: whereabouts.programmeId };
}

const shortest = 4;

/** Searches close to one that found nothing, each of which does find something: one word of it, or the beginning of one. */
export async function closeTo(actor: Actor, { words }: Query, asking: Asking): Promise<string[]> {
  const whereabouts = await whereaboutsOf(actor, new URL(asking.request.url).searchParams.get('in'), asking);
  const finds = async (word: string) => (await answersTo(actor, [word], whereabouts)).length > 0;
  const close: string[] = [];
  for (const word of words.slice(0, 3)) {
    const beginnings = [word, word.slice(0, -2), word.slice(0, shortest)];
    for (const text of new Set(beginnings.filter(({ length }) => length >= shortest))) {
      if (!(await finds(text))) continue;
      close.push(text);
      break;
    }
  }
  return [...new Set(close)];
}

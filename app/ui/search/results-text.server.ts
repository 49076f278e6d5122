// Results as text, by kind: the best of each, the others folded; what fits is marked in the name.
import { foundIn } from '~/models/planning/search/rank';
import { type FoundKind, foundKinds, mostPerKind } from '~/models/planning/search/kinds';
import { m } from '~/paraglide/messages.js';
import { type Markup, markup } from '../shared/markup';
import { type Answer, kindsText } from './found-text.server';

/** Of each kind so many stand open. */
const open = 6;

/** A title with what was found in it marked. */
function marked(title: string, words: readonly string[]): Markup {
  const parts: Markup[] = [];
  let at = 0;
  for (const { from, until } of foundIn(words, title)) {
    parts.push(markup`${title.slice(at, from)}<mark>${title.slice(from, until)}</mark>`);
    at = until;
  }
  return markup`${parts}${title.slice(at)}`;
}

function rows(answers: readonly Answer[], words: readonly string[]): Markup {
  const lines = answers.map(
    ({ title, what, where, to, kind }) =>
      markup`<li><a href="${to}">${marked(title, words)}</a><span class="search-where">${
        kind === 'item' ? [markup`<span class="search-what">${what}</span>`, markup`${where ? ' · ' : ''}`] : null
      }${where}</span></li>`,
  );
  return markup`<ul class="plain search-list">${lines}</ul>`;
}

function group(kind: FoundKind, answers: readonly Answer[], words: readonly string[]): Markup {
  const [first, others] = [answers.slice(0, open), answers.slice(open)];
  const more = answers.length === mostPerKind ? markup`<p class="muted small">${m.search_more()}</p>` : null;
  const folded = markup`<details class="fold"><summary>${m.search_others({ count: others.length })}</summary>${rows(others, words)}${more}</details>`;
  return markup`<section class="search-group" aria-labelledby="search-${kind}"><h2 id="search-${kind}" tabindex="-1">${kindsText(kind)} <span class="search-number">${answers.length}</span></h2>${rows(first, words)}${others.length > 0 ? folded : null}</section>`;
}

/** Kinds with what was found of them, that of the best answer first. */
function groupsOf(answers: readonly Answer[]): [FoundKind, Answer[]][] {
  const best = (list: readonly Answer[]) => Math.max(...list.map(({ rank }) => rank));
  return foundKinds
    .map((kind): [FoundKind, Answer[]] => [kind, answers.filter((answer) => answer.kind === kind)])
    .filter(([, list]) => list.length > 0)
    .sort(([, a], [, b]) => best(b) - best(a));
}

export function resultsText(answers: readonly Answer[], words: readonly string[]): string {
  const groups = groupsOf(answers);
  const links = groups.map(
    ([kind, list]) => markup`<li><a href="#search-${kind}">${kindsText(kind)} (${list.length})</a></li>`,
  );
  const index =
    groups.length < 3
      ? null
      : markup`<nav aria-label="${m.search_groups()}"><ul class="plain search-index">${links}</ul></nav>`;
  return markup`${index}${groups.map(([kind, list]) => group(kind, list, words))}`.text;
}

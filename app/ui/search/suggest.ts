// The list under the search field: the best answers while somebody types, chosen with arrows and Enter, or by mouse. It talks to the
// document itself, beside React: no other page pays for it.
import { paths } from '../paths';

/** What `/search/suggest` answers, in words. */
export type Suggestions = {
  rows: { title: string; what: string; where: string; to: string }[];
  /** Read aloud. */
  said: string;
  label: string;
};

/** The element in the bar that the list is made in. */
const answersId = 'search-answers';
/** Milliseconds without a key before anything is asked. */
const patience = 150;
const least = 2;

function element<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string>, text = '') {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.textContent = text;
  return made;
}

/** Makes a combobox of the field, once; what it has typed already is answered at once. */
export function suggestUnder(input: HTMLInputElement): void {
  const place = document.getElementById(answersId);
  if (!place || place.childElementCount > 0) return;
  const list = element('ul', { id: `${answersId}-list`, role: 'listbox' });
  const said = element('p', { role: 'status', class: 'visually-hidden' });
  place.append(list, said);
  list.hidden = true;
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-controls', list.id],
    ['aria-expanded', 'false'],
  ] as const)
    input.setAttribute(name, value);

  let timer = 0;
  let asking = new AbortController();
  let chosen = -1;

  const choose = (at: number) => {
    chosen = at;
    [...list.children].forEach((row, index) => row.setAttribute('aria-selected', String(index === at)));
    const row = list.children[at];
    if (row) {
      input.setAttribute('aria-activedescendant', row.id);
      row.scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  };
  const show = (isShown: boolean) => {
    list.hidden = !isShown;
    input.setAttribute('aria-expanded', String(isShown));
    if (!isShown) choose(-1);
  };
  const stop = () => {
    window.clearTimeout(timer);
    asking.abort();
  };
  const leave = () => {
    stop();
    show(false);
    said.textContent = '';
  };
  const open = (row: Element | undefined) => {
    const to = row?.getAttribute('data-to');
    if (to) window.location.assign(to);
  };

  const fill = ({ rows, said: text, label }: Suggestions) => {
    list.setAttribute('aria-label', label);
    list.replaceChildren(
      ...rows.map(({ title, what, where, to }, at) => {
        const row = element('li', { id: `${list.id}-${at}`, role: 'option', 'aria-selected': 'false', 'data-to': to });
        row.append(element('span', { class: 'suggest-title' }, title));
        if (what) row.append(element('span', { class: 'suggest-what' }, where ? `${what} · ${where}` : what));
        return row;
      }),
    );
    said.textContent = text;
    show(rows.length > 0);
  };

  const ask = async () => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const from = input.form?.elements.namedItem('in');
    const asked = { q: input.value.trim(), in: from instanceof HTMLInputElement ? from.value : null };
    try {
      const answer = await fetch(paths.searchSuggest(asked), { signal });
      // Who is no longer signed in is sent on to where that is done, by the page that Enter opens.
      if (!answer.ok || answer.redirected) return leave();
      const suggestions = (await answer.json()) as Suggestions;
      if (!signal.aborted) fill(suggestions);
    } catch {
      // Typed on, or no network: Enter still asks the page.
      if (!signal.aborted) leave();
    }
  };

  const typed = () => {
    stop();
    if (input.value.trim().length < least) return leave();
    timer = window.setTimeout(() => void ask(), patience);
  };
  input.addEventListener('input', typed);
  input.addEventListener('blur', leave);
  input.form?.addEventListener('submit', leave);
  input.addEventListener('keydown', (event) => {
    const count = list.children.length;
    if (list.hidden || event.isComposing) {
      if (event.key === 'ArrowDown' && !event.isComposing) typed();
      return;
    }
    // Beyond the last and before the first is the field itself, where Enter opens the page of all results.
    if (event.key === 'ArrowDown') choose(chosen + 1 < count ? chosen + 1 : -1);
    else if (event.key === 'ArrowUp') choose(chosen < 0 ? count - 1 : chosen - 1);
    else if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && chosen >= 0) open(list.children[chosen]);
    else return;
    event.preventDefault();
  });
  // The field keeps the focus while the mouse chooses.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    if (target instanceof Element) open(target.closest('[role=option]') ?? undefined);
  });
  if (input.value !== '') typed();
}

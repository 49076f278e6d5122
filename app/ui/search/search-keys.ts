// To the search field with one key from anywhere; the list under it is fetched when somebody comes there for the first time.

/** The field in the bar of every page, `ui/shell/top-bar.tsx`: known here by its id, so that the bar shares no script with this. */
const searchId = 'search';

/** Whether keys are letters here: then they are left alone. */
const isTypedIn = (at: EventTarget | null) =>
  at instanceof HTMLElement && (at.isContentEditable || at.matches('input, textarea, select'));

export function listenForSearch(): void {
  let before: Element | null = null;
  document.addEventListener('keydown', (event) => {
    const field = document.getElementById(searchId);
    const { key, target } = event;
    if (!field || event.defaultPrevented || event.altKey) return;
    const held = event.ctrlKey || event.metaKey;
    if (target === field ? key === 'Escape' : false) {
      field.blur();
      if (before instanceof HTMLElement) before.focus();
    } else if (!isTypedIn(target) && (held ? key.toLowerCase() === 'k' : key === '/')) {
      event.preventDefault();
      before = document.activeElement;
      field.focus();
    }
  });
  const suggest = (at: EventTarget | null) => {
    if (at instanceof HTMLInputElement && at.id === searchId)
      void import('./suggest').then(({ suggestUnder }) => suggestUnder(at));
  };
  document.addEventListener('focusin', (event) => suggest(event.target));
  suggest(document.activeElement);
}

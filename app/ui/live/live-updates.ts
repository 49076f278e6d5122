// A page of a programme that stays open follows what others change: it asks for its data again, and says who changed what. What
// somebody is filling in is left alone. Without a stream it looks again every minute.
import type { LiveEvents } from './live-events';

type Router = {
  state: { navigation: { state: string }; actionData: object | null };
  subscribe: (changed: () => void) => () => void;
  revalidate: () => void;
};

/** States of a stream, as its own names for them: an old browser has none. */
const OPEN = 1;
const CLOSED = 2;

const hiddenMs = 20_000;
const retryMs = 10_000;
const lookAgainMs = 60_000;

let stream: EventSource | undefined;
let address = '';
/** The form in which somebody typed, as long as it was not sent. */
let typing: HTMLFormElement | null = null;
/** What came while the page could not be asked for. */
let waiting: { text: string | null } | null = null;
let closing: number | undefined;
let isAgain = false;

const router = () => (window as unknown as { __remixRouter?: Router }).__remixRouter;
const line = () => document.querySelector<HTMLElement>('[data-live]');

function say(place: 'said' | 'present', text: string): void {
  const element = line()?.querySelector(`.live-${place}`);
  if (element && element.textContent !== text) element.textContent = text;
}

/** Whoever asked a page to stay as it is, by its address (`still=1` of the cut-over board) or with the button, is only told. */
const isStill = () => line()?.dataset['still'] !== undefined || isPressed();
const isPressed = () => !!line()?.querySelector('[aria-pressed=true]');
/** Not as the page came. A box has a value that nobody wrote; a list without a choice of the page's begins with its first. */
function isFilledIn(field: Element): boolean {
  if (field instanceof HTMLSelectElement)
    return (
      field.selectedIndex !==
      Math.max(
        0,
        [...field.options].findIndex((option) => option.defaultSelected),
      )
    );
  if (field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type))
    return field.checked !== field.defaultChecked;
  return 'defaultValue' in field && (field as HTMLInputElement).value !== field.defaultValue;
}
/** Also what was sent and came back, with what is wrong or what follows from it: asking for the page again would take that away. */
const isTyping = () => (typing?.isConnected && typing.method === 'post') || !!router()?.state.actionData;
/** Dragging, or answering a question. */
const isBusy = () =>
  router()?.state.navigation.state !== 'idle' || document.querySelector('dialog[open], .fc-event-dragging');

function follow(version: number | null, text: string | null): void {
  const shown = line();
  // What this very page has already: it made the change, or was asked for after it.
  if (!shown || (version !== null && version <= Number(shown.dataset['version']))) return;
  waiting = { text: text ?? waiting?.text ?? null };
  if (isTyping()) say('said', shown.dataset['typing']!);
  else if (isStill()) {
    // That something may have changed is no news.
    if (text ?? version) say('said', shown.dataset['paused']!);
  } else if (isBusy()) window.setTimeout(() => waiting && follow(version, text), 300);
  else {
    const said = waiting.text;
    waiting = null;
    router()?.revalidate();
    if (said) say('said', said);
  }
}

function connect(): void {
  const shown = line();
  const wanted = shown ? `${shown.dataset['live']}?place=${encodeURIComponent(location.pathname)}` : '';
  if (wanted === address && (stream || !wanted)) return;
  disconnect();
  address = wanted;
  if (!wanted || document.hidden || !('EventSource' in window)) return;
  const source = (stream = new EventSource(wanted));
  const on = <K extends keyof LiveEvents>(name: K, heard: (data: LiveEvents[K]) => void) =>
    source.addEventListener(name, (event) => heard(JSON.parse((event as MessageEvent<string>).data) as LiveEvents[K]));
  on('now', ({ version }) => {
    // While it was away more may have changed than the plan.
    follow(isAgain && !isStill() ? null : version, null);
    isAgain = true;
  });
  on('changed', ({ version, text }) => follow(version, text));
  // Not everybody at once.
  on('missed', () => window.setTimeout(() => follow(null, null), Math.random() * 2_000));
  on('present', ({ text }) => say('present', text));
  on('over', () => {
    source.close();
    router()?.revalidate();
  });
  source.addEventListener('error', () => {
    if (source.readyState !== CLOSED || source !== stream) return;
    stream = undefined;
    window.setTimeout(connect, retryMs * (1 + Math.random()));
  });
}

function disconnect(): void {
  stream?.close();
  stream = undefined;
}

export function listenForChanges(): void {
  document.addEventListener('input', ({ target }) => {
    const form = target instanceof Element ? target.closest('form') : null;
    if (form?.method === 'post') typing = form;
  });
  // On a slow line somebody types before this listens.
  typing =
    [...document.forms].find(({ method, elements }) => method === 'post' && [...elements].some(isFilledIn)) ?? null;
  document.addEventListener('submit', () => (typing = null));
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element && target.closest('.live-pause');
    if (!button) return;
    button.setAttribute('aria-pressed', `${!isPressed()}`);
    if (!waiting || isStill()) return;
    say('said', '');
    follow(null, null);
  });
  // A page that nobody sees keeps no connection: a browser has six per site.
  document.addEventListener('visibilitychange', () => {
    window.clearTimeout(closing);
    if (document.hidden) closing = window.setTimeout(disconnect, hiddenMs);
    else connect();
  });
  window.setInterval(() => {
    if (line() && !document.hidden && stream?.readyState !== OPEN) follow(null, null);
  }, lookAgainMs);
  let path = location.pathname;
  let isLoading = false;
  // The router says so before the page is drawn.
  router()?.subscribe(() => {
    const wasLoading = isLoading;
    isLoading = router()!.state.navigation.state !== 'idle';
    const hasLoaded = wasLoading && !isLoading;
    window.setTimeout(() => {
      if (path !== location.pathname) isAgain = false;
      path = location.pathname;
      // Whatever was waited for is on the page now.
      if (hasLoaded) {
        waiting = null;
        say('said', '');
      }
      connect();
    }, 50);
  });
  connect();
}

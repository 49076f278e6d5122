// FullCalendar takes over from the grid that the server drew once its bars stand where they belong: until then it lies unseen over
// it, so that nothing on the page moves. Whoever was at a bar with the keyboard is at the bar of the same item afterwards.

/** FullCalendar hides its bars until it has measured them; one that never does is shown all the same. */
const patienceMs = 2_000;

const isPlaced = (calendar: HTMLElement) =>
  [...calendar.querySelectorAll('.cal-event, .cal-period-event')].some(
    (bar) => getComputedStyle(bar).visibility === 'visible',
  );

/** Where the focus goes: the same bar among those of its item, the same one among the days that have more; otherwise the grid. */
function counterpart(drawn: HTMLElement, focused: Element, calendar: HTMLElement): HTMLElement {
  const address = focused instanceof HTMLAnchorElement ? focused.pathname : '';
  const isMore = focused.matches('.cal-more');
  const alike = (within: HTMLElement) =>
    isMore
      ? [...within.querySelectorAll<HTMLElement>('.cal-more')]
      : [...within.querySelectorAll<HTMLAnchorElement>('a.cal-event[href]')].filter((one) => one.pathname === address);
  const there = alike(calendar);
  const nth = alike(drawn).indexOf(focused as HTMLAnchorElement);
  return there[nth] ?? (isMore ? undefined : there[0]) ?? calendar;
}

/** A bar that is on the screen while the top of the grid is not: what stays where it is when rows get another height. */
function barInView(drawn: HTMLElement): Element | undefined {
  const bars = [...drawn.querySelectorAll('a.cal-event[href]')];
  return drawn.getBoundingClientRect().top < 0 ? bars.find((bar) => bar.getBoundingClientRect().top >= 0) : undefined;
}

/** Given to FullCalendar's element as its ref. `show` draws the page anew, without the grid with this id, before it returns. */
export function takeOver(drawnId: string, { isEmpty, show }: { isEmpty: boolean; show: () => void }) {
  let isDone = false;
  return (calendar: HTMLElement | null): void => {
    if (isDone || !calendar) return;
    const observer = new MutationObserver(() => isPlaced(calendar) && finish());
    const impatient = setTimeout(() => finish(), isEmpty ? 0 : patienceMs);
    const finish = () => {
      observer.disconnect();
      clearTimeout(impatient);
      if (isDone || !calendar.isConnected) return;
      isDone = true;
      const drawn = document.getElementById(drawnId);
      const focused = drawn?.contains(document.activeElement) ? document.activeElement : null;
      const seen = drawn && barInView(drawn) ? (focused ?? barInView(drawn)) : null;
      const from = seen?.getBoundingClientRect().top ?? 0;
      const [next, same] = [focused, seen].map((one) => (drawn && one ? counterpart(drawn, one, calendar) : null));
      show();
      if (same && same !== calendar) scrollBy({ top: same.getBoundingClientRect().top - from, behavior: 'instant' });
      next?.focus({ preventScroll: true });
    };
    observer.observe(calendar, { subtree: true, childList: true, attributeFilter: ['style', 'class'] });
  };
}

// A board that is open asks for its newest state every half minute, by following its own link; not while somebody types.
const everyMs = 30_000;
let timer: ReturnType<typeof setInterval> | undefined;

function follow(link: HTMLAnchorElement): void {
  const typing = document.activeElement instanceof HTMLInputElement;
  if (document.visibilityState === 'visible' && !typing) link.click();
}

/** Given to the link as its ref: begins when the link is there and ends when it is gone. */
export function keepFresh(link: HTMLAnchorElement | null): void {
  clearInterval(timer);
  if (link) timer = setInterval(follow, everyMs, link);
}

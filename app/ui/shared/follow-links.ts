// Plain links in a drawn part, followed within the product: one listener on the part around them.
import type { MouseEvent } from 'react';

/** Where to, and whether the page stays scrolled where it is: so for links that say `data-keep`. */
export type Go = (to: string, keep: boolean) => void;

/** For onClick of the element around the links. What another listener took, or what opens elsewhere, is left alone. */
export function linkFollower(go: Go) {
  return (event: MouseEvent): void => {
    const anchor = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const to = anchor?.getAttribute('href');
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
    if (!to || elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    go(to, anchor!.hasAttribute('data-keep'));
  };
}

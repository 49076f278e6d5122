// What a page does besides, once it stands: keys that lead to the search field, the list under it, copying a link, following what
// others change. None of it is React's.
import { listenForChanges } from '../live/live-updates';
import { listenForSearch } from '../search/search-keys';
import { listenForCopy } from '../views/copy-link';

let isListening = false;

/** Once, however often the page is drawn. */
export function listen(): void {
  if (isListening) return;
  isListening = true;
  listenForSearch();
  listenForCopy();
  listenForChanges();
}

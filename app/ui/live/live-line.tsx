// Where a page that stays open says what others changed, and who else looks. Filled in the browser, see live-updates.ts.
import { paths } from '../paths';

/** Not React's: what is written into it stays when the page is drawn again. */
const empty = { __html: '<p class="live-present"></p><p class="live-said" aria-live="polite"></p>' };

type Props = { programmeId: string; version: number; typing: string };

export function LiveLine({ programmeId, version, typing }: Props) {
  return (
    <div
      className="live"
      data-live={paths.live(programmeId)}
      data-version={version}
      data-typing={typing}
      dangerouslySetInnerHTML={empty}
    />
  );
}

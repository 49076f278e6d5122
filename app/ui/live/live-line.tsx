// Where a page that stays open says what others changed, and who else looks. Filled in the browser, see live-updates.ts.
import { paths } from '../paths';

/** Not React's: what is written into it stays when the page is drawn again. */
const empty = { __html: '' };

/** `typing` and `paused` say why a change is not shown; `pause` is what the button does. */
type Props = { programmeId: string; version: number } & Record<'typing' | 'paused' | 'pause', string>;

export function LiveLine({ programmeId, version, typing, paused, pause }: Props) {
  return (
    <div
      className="live"
      data-live={paths.live(programmeId)}
      data-version={version}
      data-typing={typing}
      data-paused={paused}
    >
      <p className="live-present" dangerouslySetInnerHTML={empty} />
      <button type="button" className="live-pause" aria-pressed="false">
        {pause}
      </button>
      <p className="live-said" aria-live="polite" dangerouslySetInnerHTML={empty} />
    </div>
  );
}

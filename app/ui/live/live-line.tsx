// Where a page that stays open says what others changed, and who else looks. Filled in the browser, see live-updates.ts.
import { useSearchParams } from '~/ui/shared/navigation';
import { paths } from '../paths';

/** Not React's: what is written into it stays when the page is drawn again. */
const empty = { __html: '' };

/** `typing` and `paused` say why a change is not shown; `pause` is what the button does. */
type Props = { programmeId: string; version: number } & Record<'typing' | 'paused' | 'pause', string>;

export function LiveLine({ programmeId, version, typing, paused, pause }: Props) {
  const [search] = useSearchParams();
  // The cut-over board as one that stays as it is: that says so itself, with its own link back, and a button has nothing to pause.
  const isStill = search.get('still') === '1';
  return (
    <div
      className="live"
      data-live={paths.live(programmeId)}
      data-version={version}
      data-typing={typing}
      data-paused={paused}
      data-still={isStill ? '' : undefined}
    >
      <p className="live-present" dangerouslySetInnerHTML={empty} />
      {isStill ? null : (
        <button type="button" className="live-pause" aria-pressed="false">
          {pause}
        </button>
      )}
      <p className="live-said" aria-live="polite" dangerouslySetInnerHTML={empty} />
    </div>
  );
}

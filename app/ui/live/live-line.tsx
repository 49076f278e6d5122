// Where a page that stays open says what others changed, and who else looks. Filled in the browser, see live-updates.ts.
import { paths } from '../paths';

/** Not React's: what is written into it stays when the page is drawn again. */
const empty = {
  __html:
    '<p class="live-present"></p><button type="button" class="live-pause" hidden></button><p class="live-said" aria-live="polite"></p>',
};

/** `typing` and `paused` say why a change is not shown; `pause` and `resume` are what the button does. */
type Words = { typing: string; paused: string; pause: string; resume: string };
type Props = Words & { programmeId: string; version: number };

export function LiveLine({ programmeId, version, typing, paused, pause, resume }: Props) {
  return (
    <div
      className="live"
      data-live={paths.live(programmeId)}
      data-version={version}
      data-typing={typing}
      data-paused={paused}
      data-pause={pause}
      data-resume={resume}
      dangerouslySetInnerHTML={empty}
    />
  );
}

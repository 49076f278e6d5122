// Where a page that stays open says what others changed, and who else looks. Filled in the browser, see live-updates.ts.
import { paths } from '../paths';

type Props = { programmeId: string; version: number; typing: string };

export function LiveLine({ programmeId, version, typing }: Props) {
  return (
    <div className="live" data-live={paths.live(programmeId)} data-version={version} data-typing={typing}>
      <p className="live-present" />
      <p className="live-said" aria-live="polite" />
    </div>
  );
}

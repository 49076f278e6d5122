// Where the saved views of a screen and its link are drawn.
import { useNavigate } from '~/ui/shared/navigation';
import { useDrawn } from '../shared/drawn-part';
import { linkFollower } from '../shared/follow-links';

export const viewToolsId = 'view-tools';

export function ViewTools({ text }: { text: string | null }) {
  const drawn = useDrawn(viewToolsId, text);
  const navigate = useNavigate();
  return (
    // Links work by themselves; following them here saves loading the whole page.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
    <div
      id={viewToolsId}
      className="view-tools no-print"
      onClick={linkFollower((to) => void navigate(to))}
      dangerouslySetInnerHTML={drawn}
    />
  );
}

// One tap, one stamp: start a task, or say it is done.
import type { BoardLine } from '~/models/planning/cutover-board';
import { m } from '~/paraglide/messages.js';
import { Form } from '~/ui/shared/navigation';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { words } from '../words';

type Props = { programmeId: string; version: number; line: BoardLine; small?: boolean };

/** Nothing for who may not, and for what is done or still waits. */
export function StampButtons({ programmeId, version, line, small = false }: Props) {
  const { id, state, mayStamp, title } = line;
  if (!mayStamp || state === 'done' || state === 'waiting') return null;
  const starts = state === 'ready';
  const what = words(title);
  return (
    <Form method="post" action={paths.cutoverStamp(programmeId, id)} className="stamp" preventScrollReset>
      <input type="hidden" name="version" value={version} />
      <Button
        name="stamp"
        value={starts ? 'started' : 'done'}
        look={small ? 'secondary' : 'primary'}
        small={small}
        label={starts ? m.cutover_start_what({ what }) : m.cutover_done_what({ what })}
      >
        {starts ? m.cutover_start() : m.cutover_done()}
      </Button>
    </Form>
  );
}

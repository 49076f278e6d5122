// While a delivery is on its way: that it is, what is done with it, and how long that may take.
import { m } from '~/paraglide/messages.js';
import { useNavigation } from '~/ui/shared/navigation';
import { Notice } from '../shared/notice';
import { number } from '../words';

/** `writing`: so many figures are taken over when it is sent now; null: it is looked at first. */
export function ImportBusy({ writing }: { writing: number | null }) {
  if (useNavigation().state === 'idle') return null;
  return (
    <Notice
      live
      title={writing === null ? m.figures_import_busy() : m.figures_import_writing({ count: number(writing) })}
    >
      <progress className="figures-busy" aria-label={m.figures_import_progress()} />
    </Notice>
  );
}

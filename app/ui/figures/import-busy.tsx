// While a delivery is on its way: what is done with it, how long that may take, and how far it is as soon as the server says so.
import { useState } from 'react';
import { m } from '~/paraglide/messages.js';
import { useNavigation } from '~/ui/shared/navigation';
import { paths } from '../paths';
import { Notice } from '../shared/notice';
import { number, percent } from '../words';
import { followDelivery } from './follow-delivery';

/** It is read aloud each time so many percent are done. */
const saidEvery = 25;

type Props = {
  programmeId: string;
  /** The id by which the server knows the delivery. */
  delivery: string;
  /** So many figures are taken over when it is sent now; null: it is looked at first. */
  writing: number | null;
};

export function ImportBusy({ programmeId, delivery, writing }: Props) {
  const sent = useNavigation().formAction;
  if (sent !== paths.figuresImport(programmeId, { delivery })) return null;
  const title = writing === null ? m.figures_import_busy() : m.figures_import_writing({ count: number(writing) });
  return (
    <Notice title={<span role="status">{title}</span>}>
      <DeliveryBar key={delivery} asked={paths.figuresProgress(programmeId, { delivery })} />
    </Notice>
  );
}

/** A server that does not know the delivery, because another instance has it, leaves the bar without a value. */
function DeliveryBar({ asked }: { asked: string }) {
  const [done, setDone] = useState<number | null>(null);
  const [follow] = useState(() => followDelivery(asked, (told) => setDone((known) => Math.max(known ?? 0, told))));
  return (
    <>
      <div className="figures-busy" ref={follow}>
        <progress aria-label={m.figures_import_progress()} max={100} value={done ?? undefined} />
        {done === null ? null : <span aria-hidden="true">{percent(done / 100)}</span>}
      </div>
      <span className="visually-hidden" role="status">
        {done === null || done < saidEvery ? null : percent((done - (done % saidEvery)) / 100)}
      </span>
    </>
  );
}

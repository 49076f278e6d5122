// While a delivery is on its way: what is done with it, how long that may take, and how far it is as soon as the server says so.
import { useEffect, useState } from 'react';
import { m } from '~/paraglide/messages.js';
import { useNavigation } from '~/ui/shared/navigation';
import { paths } from '../paths';
import { Notice } from '../shared/notice';
import { number, percent } from '../words';

const everyMs = 1_000;
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
      <DeliveryBar asked={paths.figuresProgress(programmeId, { delivery })} />
    </Notice>
  );
}

/** A server that does not know the delivery, because another instance has it, leaves the bar without a value. */
function DeliveryBar({ asked }: { asked: string }) {
  const [done, setDone] = useState<number | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    const ask = async () => {
      const told = await percentAt(asked, asking.signal);
      if (told !== null) setDone((known) => Math.max(known ?? 0, told));
    };
    const timer = setInterval(() => void ask(), everyMs);
    return () => {
      clearInterval(timer);
      asking.abort();
    };
  }, [asked]);
  return (
    <>
      <div className="figures-busy">
        <progress aria-label={m.figures_import_progress()} max={100} value={done ?? undefined} />
        {done === null ? null : <span aria-hidden="true">{percent(done / 100)}</span>}
      </div>
      <span className="visually-hidden" role="status">
        {done === null || done < saidEvery ? null : percent((done - (done % saidEvery)) / 100)}
      </span>
    </>
  );
}

/** Null when this server does not know it, or gives no answer: what was known before stays. */
async function percentAt(asked: string, signal: AbortSignal): Promise<number | null> {
  try {
    const answer = await fetch(asked, { signal });
    return answer.ok ? ((await answer.json()) as { percent: number | null }).percent : null;
  } catch {
    return null;
  }
}

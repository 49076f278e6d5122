// While a delivery is on its way the server is asked every second how far it is.
const everyMs = 1_000;

/** Null when this server does not know it, or gives no answer: what was known before stays. */
async function percentAt(asked: string, signal: AbortSignal): Promise<number | null> {
  try {
    const answer = await fetch(asked, { signal });
    return answer.ok ? ((await answer.json()) as { percent: number | null }).percent : null;
  } catch {
    return null;
  }
}

/** A ref: asking begins when the element is there and ends when it is gone. */
export function followDelivery(asked: string, tell: (percent: number) => void): (element: Element | null) => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  let asking = new AbortController();
  const ask = async () => {
    const told = await percentAt(asked, asking.signal);
    if (told !== null) tell(told);
  };
  return (element) => {
    clearInterval(timer);
    asking.abort();
    if (!element) return;
    asking = new AbortController();
    timer = setInterval(() => void ask(), everyMs);
  };
}

// Nobody waits longer for a neighbour than this.

/** The answer, or after so many seconds an error as a fetch gives one that took too long. What was asked goes on and is not looked at. */
export async function inTime<T>(asked: Promise<T>, seconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DOMException(`no answer within ${seconds} s`, 'TimeoutError')),
      seconds * 1_000,
    );
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

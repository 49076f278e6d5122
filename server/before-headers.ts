// Runs a function at the last moment at which the status and the headers of an answer can still be changed.
import type { Response } from 'express';

export function beforeHeaders(res: Response, change: () => void): void {
  const original = res.writeHead;
  let done = false;
  res.writeHead = function writeHead(this: Response, status: number, ...rest: unknown[]) {
    const before = res.statusCode;
    if (!done) {
      done = true;
      change();
    }
    // Node passes the status it knew before our change
    const final = res.statusCode === before ? status : res.statusCode;
    return Reflect.apply(original, this, [final, ...rest]) as Response;
  } as Response['writeHead'];
}

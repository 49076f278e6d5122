// Who does not read what is streamed to them is let go: an answer without an end would be kept for them here, more and more of it, for as long
// as the network takes them for alive. A browser comes back by itself, and asks for what it missed.
import type { RequestHandler } from 'express';

/** Beside what the operating system keeps: hours of what is told to a screen. */
const mostBytes = 64 * 1024;

export const letGoOfUnread: RequestHandler = (_req, res, next) => {
  const write = res.write.bind(res) as (...args: unknown[]) => boolean;
  res.write = (...args: unknown[]) => {
    const goesOn = write(...args);
    const isLeft = !goesOn && res.writableLength > mostBytes;
    if (isLeft && String(res.getHeader('Content-Type')).startsWith('text/event-stream')) res.destroy();
    return goesOn;
  };
  next();
};

// A path that cannot be read as text is nobody's: it goes no further, where a complaint would repeat what was typed.
import type { NextFunction, Request, Response } from 'express';

export function readablePath(req: Request, res: Response, next: NextFunction): void {
  try {
    decodeURIComponent(req.path);
    next();
  } catch {
    res.status(404).type('text/plain').send('Not found.\n');
  }
}

// The embedded database says no with a literal reason and a sentence; being restarted is an error of its own, and retryable.

export type RefusalReason =
  'production' | 'locked' | 'other_major' | 'not_durable' | 'damaged' | 'moved' | 'bad_template' | 'cannot_open';

/** Thrown by `openEmbedded` when the directory must not or cannot be used. `message` is one sentence to print as it is. */
export class EmbeddedRefusal extends Error {
  override readonly name = 'EmbeddedRefusal';
  constructor(
    readonly reason: RefusalReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * The request was running when the database had to be restarted. Whether it took effect is unknown, unless it was part
 * of a transaction whose COMMIT had not been sent. Retryable: the HTTP layer answers 503 with `Retry-After: 1`.
 */
export class DatabaseRestarting extends Error {
  override readonly name = 'DatabaseRestarting';
  readonly retryAfterSeconds = 1;
}

/** Internal: the request never began, so it can be sent to the next engine without asking anyone. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted';
}

/** A programming error: a query outside the transaction object from within its callback, or a use after its end. */
export class TransactionMisuse extends Error {
  override readonly name = 'TransactionMisuse';
}

/** A transaction did nothing for longer than allowed; it has been rolled back so that others can go on. */
export class TransactionIdle extends Error {
  override readonly name = 'TransactionIdle';
}

/** The database was closed by its owner. */
export class DatabaseClosed extends Error {
  override readonly name = 'DatabaseClosed';
}

/** Whether `error`, or any `cause` below it (drizzle wraps errors), is a `DatabaseRestarting`. */
export function isRestarting(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 10; at = at.cause, depth += 1) {
    if (at instanceof DatabaseRestarting) return true;
  }
  return false;
}

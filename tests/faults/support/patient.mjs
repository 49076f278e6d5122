// A server that waits for its identity provider as long as that takes.
const limitMs = 8_000;
const { setTimeout: later } = globalThis;
globalThis.setTimeout = Object.assign(
  (task, ms, ...rest) => later(task, ms === limitMs ? 600_000 : ms, ...rest),
  later,
);
globalThis.AbortSignal.timeout = () => new globalThis.AbortController().signal;

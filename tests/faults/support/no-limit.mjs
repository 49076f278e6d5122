// Loaded before a server, to break it: no timer of more than two seconds ever fires, so that nothing gives up waiting.
const { setTimeout: later } = globalThis;
globalThis.setTimeout = Object.assign((run, ms, ...rest) => later(ms > 2_000 ? () => {} : run, ms, ...rest), later);

// Loaded into a server that is measured: says how much it holds once everything that can be thrown away has been. Needs --expose-gc.
process.on('message', (asked) => {
  if (asked !== 'memory') return;
  globalThis.gc();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  process.send({ heap: heapUsed, external, arrayBuffers });
});
// A server that stops does not stay for us.
process.channel?.unref();

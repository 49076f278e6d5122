// Ends with 0 when the server on this machine is ready, with 1 otherwise: what a container is asked every now and then.
const port = process.env.PORT || '3000';

try {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, {
    signal: globalThis.AbortSignal.timeout(4_000),
  });
  process.exitCode = answer.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}

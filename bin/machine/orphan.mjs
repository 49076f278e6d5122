// npm ends at SIGTERM without telling the program it runs; that program then stops as if it had been told.
import process from 'node:process';

/** Sends SIGTERM to this process once the npm that started it is gone. */
export function stopWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const npm = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  look.unref();
}

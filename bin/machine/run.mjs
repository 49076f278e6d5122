// Runs other programs; none of them outlives this process, whether it ends by itself, by Ctrl-C or by SIGTERM.
import { spawn } from 'node:child_process';

const children = new Set();
const cleanups = new Set();
let stopping = false;

/**
 * Runs a program to its end. With `capture` its output is returned instead of shown.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, capture?: boolean }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd, env, capture = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      // its own process group: stopping it stops the programs it started as well
      detached: process.platform !== 'win32',
    });
    children.add(child);
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => {
      children.delete(child);
      resolve({ code: 127, output: `${output}\n${command}: ${error.message}` });
    });
    child.on('close', (code, signal) => {
      children.delete(child);
      resolve({ code: code ?? (signal ? 1 : 0), output });
    });
  });
}

/** Registers work to do when this process is told to stop; returns the function that takes it back. */
export function onStop(cleanup) {
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/**
 * From here on SIGINT and SIGTERM stop all children and run the cleanups before this process ends.
 * Returns the function that hands the signals back.
 */
export function stopEverythingOnSignals() {
  const listener = (signal) => void stop(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, listener);
  process.on('exit', () => signalChildren('SIGKILL'));
  return () => ['SIGINT', 'SIGTERM'].forEach((signal) => process.off(signal, listener));
}

/** True from the moment the user asked to stop: no new work is started. */
export const isStopping = () => stopping;

async function stop(signal) {
  if (stopping) process.exit(1);
  stopping = true;
  signalChildren('SIGTERM');
  const impatient = setTimeout(() => signalChildren('SIGKILL'), 5_000);
  while (children.size > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  clearTimeout(impatient);
  await Promise.allSettled([...cleanups].map((cleanup) => cleanup()));
  process.exit(signal === 'SIGINT' ? 130 : 143);
}

function signalChildren(signal) {
  for (const child of children) {
    try {
      if (process.platform === 'win32') child.kill(signal);
      else process.kill(-child.pid, signal);
    } catch {
      // already gone
    }
  }
}

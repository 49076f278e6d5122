// Requests enter in the order they came: single statements share the session, an exclusive task has it to itself.

import { AsyncResource } from 'node:async_hooks';

type Entry = { exclusive: boolean; start: () => void };

/** A first-come, first-served lock with shared and exclusive holders. */
export class Gate {
  #exclusive = false;
  #sharing = 0;
  readonly #waiting: Entry[] = [];

  /** Runs `task` together with other shared tasks, never together with an exclusive one. */
  shared<T>(task: () => Promise<T>): Promise<T> {
    return this.#enter(false, task);
  }

  /** Runs `task` alone: after every shared task before it has settled, and before any task behind it starts. */
  exclusive<T>(task: () => Promise<T>): Promise<T> {
    return this.#enter(true, task);
  }

  #enter<T>(exclusive: boolean, task: () => Promise<T>): Promise<T> {
    if (this.#waiting.length === 0 && this.#free(exclusive)) return this.#run(exclusive, task);
    return new Promise((resolve, reject) => {
      // Bound, because it will be started by whoever leaves the gate, and must not see that one's async context.
      const start = AsyncResource.bind(() => void this.#run(exclusive, task).then(resolve, reject));
      this.#waiting.push({ exclusive, start });
    });
  }

  async #run<T>(exclusive: boolean, task: () => Promise<T>): Promise<T> {
    if (exclusive) this.#exclusive = true;
    else this.#sharing += 1;
    try {
      return await task();
    } finally {
      if (exclusive) this.#exclusive = false;
      else this.#sharing -= 1;
      this.#admit();
    }
  }

  #admit() {
    for (let next = this.#waiting[0]; next && this.#free(next.exclusive); next = this.#waiting[0]) {
      this.#waiting.shift();
      next.start();
    }
  }

  #free(exclusive: boolean): boolean {
    return !this.#exclusive && (!exclusive || this.#sharing === 0);
  }
}

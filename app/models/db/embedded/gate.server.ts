// Requests enter in the order they came: single statements share the session, an exclusive task has it to itself.

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
    return new Promise((resolve, reject) => {
      const start = () => {
        if (exclusive) this.#exclusive = true;
        else this.#sharing += 1;
        task()
          .then(resolve, reject)
          .finally(() => {
            if (exclusive) this.#exclusive = false;
            else this.#sharing -= 1;
            this.#admit();
          });
      };
      this.#waiting.push({ exclusive, start });
      this.#admit();
    });
  }

  #admit() {
    for (let next = this.#waiting[0]; next && this.#free(next); next = this.#waiting[0]) {
      this.#waiting.shift();
      next.start();
    }
  }

  #free({ exclusive }: Entry): boolean {
    return !this.#exclusive && (!exclusive || this.#sharing === 0);
  }
}

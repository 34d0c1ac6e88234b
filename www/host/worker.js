// One worker, seen from the host: it gets ready, runs one program, and is thrown away. A program may leave anything
// behind in its globals, so no worker runs a second one.

/**
 * Why a worker died by itself; `unloaded` is the language whose files could not be had.
 * @typedef {{ limit: 'memory' } | { message: string, unloaded?: string }} Cause
 */

export class RunWorker {
  #port;
  #terminate;
  #setBusy;
  #reportDeath;
  #claims = 0;

  /** The language of the programs that it can run. */
  language;
  /** Whoever waits is told here how much of the language has been loaded. */
  onProgress = null;
  /** Resolves when a program can start. */
  ready;
  /** Resolves to a {@link Cause} if the worker dies by itself. */
  death;
  dead = false;

  /**
   * @param {string} language
   * @param {MessagePort} port the host's end of the channel to the runtime
   * @param {{ terminate: () => void, setBusy: (busy: boolean) => void }} place what made the worker
   */
  constructor(language, port, { terminate, setBusy }) {
    this.language = language;
    this.#port = port;
    this.#terminate = terminate;
    this.#setBusy = setBusy;
    this.death = new Promise((resolve) => (this.#reportDeath = resolve));
    this.ready = new Promise((resolve) => {
      port.onmessage = ({ data }) => (data.type === 'ready' ? resolve() : this.die({ message: data.message }));
    });
  }

  /** @param {{ loaded: number, total: number | null }} progress bytes of the language's module that have come */
  hearProgress(progress) {
    this.onProgress?.(progress);
  }

  /** Says that somebody waits for this worker: a mere spare is not worth keeping a process alive, or watching over. */
  claim() {
    if (this.#claims++ === 0 && !this.dead) this.#setBusy(true);
  }

  release() {
    if (--this.#claims === 0 && !this.dead) this.#setBusy(false);
  }

  /** Sends the program off. Messages that do not carry the run's own nonce are not from the runtime, and are dropped. */
  start(request, onMessage) {
    this.#port.onmessage = ({ data }) => {
      if (!this.dead && data.run === request.run && data.nonce === request.nonce) onMessage(data);
    };
    this.#port.postMessage({ type: 'run', ...request });
  }

  /** @param {Cause} cause */
  die(cause) {
    if (this.dead) return;
    this.terminate();
    this.#reportDeath(cause);
  }

  terminate() {
    if (this.dead) return;
    this.dead = true;
    this.#port.close();
    if (this.#claims > 0) this.#setBusy(false);
    this.#terminate();
  }
}

const AT_ONCE = 4;
const STANDARD_PAUSE_SECONDS = 3;
const LONGEST_PAUSE_SECONDS = 30;

/** Answers of a service with too much to do, or of a proxy before it: asking again later helps. */
const BUSY = new Set([429, 502, 503, 504]);

/** Until when nothing is asked of a service with too much to do: one for all who load from it. */
export class Pause {
  #until = 0;

  get on() {
    return this.milliseconds > 0;
  }

  get milliseconds() {
    return Math.max(0, this.#until - performance.now());
  }

  /** Pages that were refused together come again apart. */
  extend(seconds) {
    const until = performance.now() + seconds * 1000 * (1 + Math.random() / 4);
    this.#until = Math.max(this.#until, until);
  }
}

/**
 * Loads images, a few at a time: browsers have six connections to a service, and one of them hears
 * of models. While the service has too much to do, all wait for as long as it says: then the loader
 * is busy. Dispatches "busy" whenever it becomes so, or is so no more.
 *
 * Images are asked for by elements, not by fetch, so that "copy image address" gives one that works
 * for ever; what went wrong is asked for afterwards.
 */
export class ImageLoader extends EventTarget {
  #waiting = [];
  #running = 0;
  #pause;
  #wake = null;
  #busy = false;

  constructor(pause) {
    super();
    this.#pause = pause;
  }

  get busy() {
    return this.#busy;
  }

  /**
   * The image at an address. Rejects if asking again will not bring it, as of a model that is no
   * longer served; or with the signal's reason once it is aborted: then nothing is loaded any more.
   */
  load(address, signal) {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const task = { address, signal, resolve, reject, again: false };
      signal.addEventListener("abort", () => this.#forget(task), { once: true });
      this.#waiting.push(task);
      this.#next();
    });
  }

  #forget(task) {
    this.#waiting = this.#waiting.filter((waiting) => waiting !== task);
    task.reject(task.signal.reason);
    if (this.#waiting.length === 0) {
      this.#tell(false);
    }
  }

  #next() {
    if (this.#pause.on) {
      this.#tell(this.#waiting.length > 0);
      this.#wake ??= setTimeout(() => {
        this.#wake = null;
        this.#next();
      }, this.#pause.milliseconds);
      return;
    }
    while (this.#running < AT_ONCE && this.#waiting.length > 0) {
      this.#run(this.#waiting.shift());
    }
  }

  async #run(task) {
    this.#running += 1;
    try {
      task.resolve(await loaded(task.address, task.signal));
      this.#tell(false);
    } catch {
      await this.#failed(task);
    } finally {
      this.#running -= 1;
      this.#next();
    }
  }

  async #failed(task) {
    if (task.signal.aborted) {
      return;
    }
    if (this.#pause.on) {
      this.#waiting.unshift(task);
      return;
    }
    const answer = await reason(task.address);
    if (task.signal.aborted) {
      return;
    }
    if (answer.pauseSeconds > 0) {
      this.#waiting.unshift(task);
      this.#pause.extend(answer.pauseSeconds);
    } else if (answer.ok && !task.again) {
      task.again = true;
      this.#waiting.unshift(task);
    } else {
      this.#tell(false);
      task.reject(new Error(`${task.address} was answered ${answer.status}`));
    }
  }

  #tell(busy) {
    if (busy !== this.#busy) {
      this.#busy = busy;
      this.dispatchEvent(new Event("busy"));
    }
  }
}

function loaded(address, signal) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.addEventListener("load", () => resolve(image));
    image.addEventListener("error", () => reject(new Error(`${address} did not come`)));
    signal.addEventListener(
      "abort",
      () => {
        // One that has come already is in use.
        if (!image.complete) {
          image.removeAttribute("src");
        }
        reject(signal.reason);
      },
      { once: true },
    );
    image.src = address;
  });
}

/** Why an image did not come: an element does not say. */
async function reason(address) {
  try {
    const answer = await fetch(address);
    await answer.body?.cancel();
    const { ok, status } = answer;
    return { ok, status, pauseSeconds: BUSY.has(status) ? pauseOf(answer) : 0 };
  } catch {
    return { ok: false, status: 0, pauseSeconds: STANDARD_PAUSE_SECONDS };
  }
}

function pauseOf(answer) {
  const seconds = Number(answer.headers.get("Retry-After"));
  return seconds > 0 ? Math.min(seconds, LONGEST_PAUSE_SECONDS) : STANDARD_PAUSE_SECONDS;
}

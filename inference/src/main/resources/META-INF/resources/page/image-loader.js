const AT_ONCE = 4;
const STANDARD_PAUSE_SECONDS = 3;
const LONGEST_PAUSE_SECONDS = 30;

/** Answers of a service with too much to do, or of a proxy before it: asking again later helps. */
const BUSY = new Set([429, 502, 503, 504]);

/** An image that asking again will not bring, such as one of a model that is no longer served. */
export class ImageRefused extends Error {
  constructor(address, status) {
    super(`${address} was answered ${status}`);
    this.status = status;
  }
}

/**
 * Loads images, a few at a time: browsers have six connections to a service, and one of them hears
 * of models. While the service has too much to do, all wait for as long as it says; "busy" tells of
 * it, by its detail, and of its end.
 *
 * Images are asked for by elements, not by fetch, so that "copy image address" gives one that works
 * for ever; what went wrong is asked for afterwards.
 */
export class ImageLoader extends EventTarget {
  #waiting = [];
  #running = 0;
  #pausedUntil = 0;
  #wake = null;
  #busy = false;

  /**
   * The image at an address. Rejects with ImageRefused, or with the signal's reason once it is
   * aborted: then nothing is loaded any more.
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
    if (this.#paused) {
      this.#wake ??= setTimeout(() => {
        this.#wake = null;
        this.#next();
      }, this.#pausedUntil - performance.now());
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
    if (this.#paused) {
      this.#waiting.unshift(task);
      return;
    }
    const answer = await reason(task.address);
    if (task.signal.aborted) {
      return;
    }
    if (answer.pauseSeconds > 0) {
      this.#waiting.unshift(task);
      this.#pause(answer.pauseSeconds);
    } else if (answer.ok && !task.again) {
      task.again = true;
      this.#waiting.unshift(task);
    } else {
      task.reject(new ImageRefused(task.address, answer.status));
    }
  }

  get #paused() {
    return performance.now() < this.#pausedUntil;
  }

  #pause(seconds) {
    // Pages that were refused together come again apart.
    const until = performance.now() + seconds * 1000 * (1 + Math.random() / 4);
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
    this.#tell(true);
  }

  #tell(busy) {
    if (busy !== this.#busy) {
      this.#busy = busy;
      this.dispatchEvent(new CustomEvent("busy", { detail: busy }));
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

const RETRY_MILLISECONDS = 3000;
const SILENCE_MILLISECONDS = 1000;
const LONGEST_RECHECK_MILLISECONDS = 60_000;

/**
 * Which model is served, now and from now on. Dispatches "model" with what /model answers, perhaps
 * without its curve, and "obstacle" with a text while no model can be had. Events tell of it; where
 * they do not come, such as behind a proxy that holds them back, it is asked for.
 */
export class ModelFeed extends EventTarget {
  #retry = null;
  #asking = null;
  #recheck = null;
  #rechecks = 0;
  #sha256 = null;

  start() {
    this.#listen();
    this.#askIn(SILENCE_MILLISECONDS);
  }

  /** Asks which model is served, or joins a request under way. */
  refresh() {
    clearTimeout(this.#retry);
    this.#asking ??= this.#ask().finally(() => (this.#asking = null));
    return this.#asking;
  }

  /**
   * Asks which model is served, as an image of it is missing: at once, then ever more rarely while
   * the model stays the same, since each answer has the missing images asked for again.
   */
  recheck() {
    const pause = this.#rechecks === 0 ? 0 : RETRY_MILLISECONDS * 2 ** (this.#rechecks - 1);
    this.#recheck ??= setTimeout(
      () => {
        this.#recheck = null;
        this.#rechecks += 1;
        this.refresh();
      },
      Math.min(pause, LONGEST_RECHECK_MILLISECONDS),
    );
  }

  async #ask() {
    try {
      const answer = await fetch("model", { cache: "no-store" });
      const body = await answer.json();
      if (answer.ok) {
        this.#model(body);
      } else {
        this.#obstacle(body.detail);
      }
    } catch {
      this.#obstacle("The service does not answer.");
    }
  }

  #askIn(milliseconds) {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.refresh(), milliseconds);
  }

  /**
   * A browser whose connection ends comes again by itself, but not after an answer that is an
   * error, such as that of a proxy or of a service that is full.
   */
  #listen() {
    const events = new EventSource("model/events");
    events.addEventListener("model", (event) => this.#model(JSON.parse(event.data)));
    events.addEventListener("obstacle", (event) => this.#obstacle(JSON.parse(event.data).detail));
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED) {
        setTimeout(() => this.#listen(), RETRY_MILLISECONDS * (1 + Math.random()));
      }
    });
  }

  #model(model) {
    clearTimeout(this.#retry);
    if (model.sha256 !== this.#sha256) {
      this.#sha256 = model.sha256;
      this.#rechecks = 0;
    }
    this.#tell("model", model);
  }

  #obstacle(text) {
    this.#tell("obstacle", text);
    this.#askIn(RETRY_MILLISECONDS);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

const RETRY_MILLISECONDS = 3000;

/**
 * Which model is served, now and from now on. Dispatches "model" with what /model answers, and
 * "obstacle" with a text while no model can be had.
 */
export class ModelFeed extends EventTarget {
  #retry = null;

  start() {
    this.refresh();
    this.#listen();
  }

  /** Asks which model is served. */
  async refresh() {
    clearTimeout(this.#retry);
    try {
      const answer = await fetch("model", { cache: "no-store" });
      const body = await answer.json();
      if (answer.ok) {
        this.#tell("model", body);
      } else {
        this.#obstacle(body.detail);
      }
    } catch {
      this.#obstacle("The service does not answer.");
    }
  }

  /**
   * A browser whose connection ends comes again by itself, but not after an answer that is an
   * error, such as that of a proxy or of a service that is full.
   */
  #listen() {
    const events = new EventSource("model/events");
    events.addEventListener("model", (event) => this.#tell("model", JSON.parse(event.data)));
    events.addEventListener("obstacle", (event) => this.#obstacle(JSON.parse(event.data).detail));
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED) {
        setTimeout(() => this.#listen(), RETRY_MILLISECONDS * (1 + Math.random()));
      }
    });
  }

  #obstacle(text) {
    this.#tell("obstacle", text);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.refresh(), RETRY_MILLISECONDS);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

const NEWS_MILLISECONDS = 10_000;

const element = (id) => document.getElementById(id);

/** What the page has to say: what stands in the way, and what is new. */
export class Notices {
  #end = null;

  /** An alert is read out whenever it is set, so it is set only when it is another. */
  obstacle(reason) {
    const text = reason && `${reason} The page goes on by itself.`;
    if (element("obstacle").textContent !== text) {
      element("obstacle").textContent = text;
      element("obstacle").hidden = !text;
    }
  }

  /** Whether images wait because the service has too much to do. */
  busy(waits) {
    element("busy").textContent = waits ? "The service is busy; faces come as soon as it can." : "";
  }

  /** News lie over the page, so that nothing moves, and go by themselves. */
  news(text) {
    element("news").textContent = text;
    clearTimeout(this.#end);
    this.#end = setTimeout(() => (element("news").textContent = ""), NEWS_MILLISECONDS);
  }
}

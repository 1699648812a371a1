import { parseSeed, randomSeed, wrapped } from "./seed.js";
import { seedField } from "./seed-field.js";

/** As many seeds earlier as a screen or so shows. */
const EARLIER = 48n;
const TRUNCATION_PAUSE_MILLISECONDS = 120;

const element = (id) => document.getElementById(id);

/** What is above the views: where the gallery begins, and the truncation of all faces. */
export class Tools {
  #form = element("tools");
  #from = element("from");
  #showFrom;
  #truncation = element("truncation");
  #pause = null;

  constructor({ router }) {
    const go = (from) => router.push({ from, at: null });
    this.#showFrom = seedField(this.#from, element("from-hint"), go);
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      // A seed that is new has gone by its change.
      const seed = parseSeed(this.#from.value);
      if (seed !== null && (seed !== router.route.from || router.route.at !== null)) {
        go(seed);
      }
    });
    element("earlier").addEventListener("click", () => {
      const { from, at } = router.route;
      go(wrapped((at ?? from) - EARLIER));
    });
    element("random").addEventListener("click", () => go(randomSeed()));
    this.#truncation.addEventListener("input", () => {
      this.#showTruncation();
      const truncation = Number(this.#truncation.value);
      clearTimeout(this.#pause);
      this.#pause = setTimeout(
        () => router.replace({ truncation }),
        TRUNCATION_PAUSE_MILLISECONDS,
      );
    });
  }

  show({ route: { view, from, truncation } }) {
    this.#form.hidden = view === "model";
    this.#form.querySelector(".place").hidden = view !== "gallery";
    if (document.activeElement !== this.#from) {
      this.#showFrom(from);
    }
    this.#truncation.value = truncation;
    this.#showTruncation();
  }

  #showTruncation() {
    element("truncation-value").value = Number(this.#truncation.value).toFixed(2);
  }
}

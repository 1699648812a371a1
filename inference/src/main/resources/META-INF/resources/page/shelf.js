import { FaceButton } from "./face-button.js";

const element = (id) => document.getElementById(id);

/** The favourites: their faces, and how to be rid of one. */
export class Shelf {
  #loader;
  #favourites;
  #onOpen;
  #items = new Map();
  #shown = null;

  constructor({ loader, favourites, onOpen }) {
    this.#loader = loader;
    this.#favourites = favourites;
    this.#onOpen = onOpen;
    favourites.addEventListener("change", () => {
      this.#count();
      if (this.#shown) {
        this.show(this.#shown);
      }
    });
    this.#count();
  }

  show(state) {
    this.#shown = state;
    const { seeds } = this.#favourites;
    for (const [seed, item] of this.#items) {
      if (!seeds.includes(seed)) {
        item.remove();
        this.#items.delete(seed);
      }
    }
    seeds.forEach((seed) => {
      if (!this.#items.has(seed)) {
        this.#items.set(seed, this.#item(seed));
      }
    });
    element("favourites").replaceChildren(...seeds.map((seed) => this.#items.get(seed).element));
    element("favourites-none").hidden = seeds.length > 0;
    seeds.forEach((seed) => this.#items.get(seed).button.show(state.addresses));
  }

  hide() {
    this.#shown = null;
    this.#items.forEach((item) => item.button.cancel());
  }

  #count() {
    const { length } = this.#favourites.seeds;
    element("favourites-count").textContent = length > 0 ? ` ${length}` : "";
  }

  #item(seed) {
    const button = new FaceButton(seed, this.#loader, this.#onOpen);
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "remove";
    remove.textContent = "✕";
    remove.setAttribute("aria-label", `Remove seed ${seed} from favourites`);
    remove.addEventListener("click", () => this.#remove(seed));
    const caption = document.createElement("span");
    caption.className = "caption";
    caption.textContent = seed;
    const item = document.createElement("li");
    item.append(button.element, caption, remove);
    return { element: item, button, remove: () => button.cancel() };
  }

  /** The focus goes to the one that takes its place, not to the top of the page. */
  #remove(seed) {
    const place = this.#favourites.seeds.indexOf(seed);
    this.#favourites.toggle(seed);
    const others = element("favourites").querySelectorAll(".remove");
    const next = others[Math.min(place, others.length - 1)];
    (next ?? document.querySelector('nav [data-view="favourites"]')).focus();
  }
}

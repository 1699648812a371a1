import { parseSeed } from "./seed.js";

const KEY = "ganqp.favourites";
const MOST = 500;

/**
 * Seeds that a visitor likes, the newest first, kept in the browser alone; where it keeps nothing,
 * until the page is left. Dispatches "change", also when another tab has changed them.
 */
export class Favourites extends EventTarget {
  #storage = browserStorage();
  #seeds;

  constructor() {
    super();
    this.#seeds = this.#read();
    window.addEventListener("storage", (event) => {
      if (event.key === KEY || event.key === null) {
        this.#seeds = this.#read();
        this.dispatchEvent(new Event("change"));
      }
    });
  }

  get seeds() {
    return [...this.#seeds];
  }

  has(seed) {
    return this.#seeds.includes(seed);
  }

  /** Adds a seed, or removes it if it is there; beyond the most that are kept, the oldest goes. */
  toggle(seed) {
    const others = this.#seeds.filter((known) => known !== seed);
    this.#seeds = this.has(seed) ? others : [seed, ...others].slice(0, MOST);
    try {
      this.#storage?.setItem(KEY, JSON.stringify(this.#seeds.map(String)));
    } catch {
      // Full, or forbidden: they last until the page is left.
    }
    this.dispatchEvent(new Event("change"));
  }

  /** Whatever stands there that is no seed is left out. */
  #read() {
    try {
      const kept = JSON.parse(this.#storage?.getItem(KEY) ?? "[]");
      const seeds = Array.isArray(kept) ? kept.map((text) => parseSeed(String(text))) : [];
      return [...new Set(seeds.filter((seed) => seed !== null))].slice(0, MOST);
    } catch {
      return [];
    }
  }
}

function browserStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

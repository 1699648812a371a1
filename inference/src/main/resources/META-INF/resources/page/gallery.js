import { GalleryFocus } from "./gallery-focus.js";
import { galleryLayout } from "./gallery-layout.js";
import { GalleryRow } from "./gallery-row.js";
import { wrapped } from "./seed.js";

/** Rows that are kept above and below the window. */
const SPARE_ROWS = 2;

/** Rows that can be scrolled to beyond those that were seen. */
const ROWS_AHEAD = 40;

/** Browsers limit how high an element is; beyond this, the gallery begins anew. */
const MOST_PIXELS = 8_000_000;

/** Faces that are scrolled past faster than this are not asked for. */
const LOAD_PAUSE_MILLISECONDS = 100;

/**
 * The faces of all seeds from one on, row by row, without an end. Only rows in the window, and a
 * few beside, are elements; what leaves them is no longer loaded.
 *
 * Dispatches "move" with {from, at}: the first seed, and the one at the top of the window or null.
 */
export class Gallery extends EventTarget {
  #element;
  #loader;
  #onOpen;
  #addresses = null;
  #from = 0n;
  #asked = null;
  #rows = new Map();
  #height = 0;
  #layout = null;
  #focus;
  #frame = null;
  #loadPause = null;

  constructor(element, loader, onOpen) {
    super();
    this.#element = element;
    this.#loader = loader;
    this.#onOpen = onOpen;
    this.#focus = new GalleryFocus(element, this.#cells);
    window.addEventListener("scroll", () => this.#drawSoon(), { passive: true });
    new ResizeObserver(() => this.#resized()).observe(element);
  }

  /** Shows faces from a seed on, scrolled to another; what is there already stays in its place. */
  show({ addresses, route: { from, at } }) {
    this.#addresses = addresses;
    const there = [this.#asked, this.#place()].some(
      (place) => place?.from === from && place.at === at,
    );
    if (this.#rows.size === 0 || !there) {
      this.#startAt(from, at);
    }
    this.#load();
  }

  hide() {
    this.#clear();
  }

  /** Focuses the face of a seed, if it is in the window. */
  focus(seed) {
    this.#element.querySelector(`[data-seed="${seed}"]`)?.focus({ preventScroll: true });
  }

  #startAt(from, at) {
    this.#clear();
    this.#asked = { from, at };
    this.#from = from;
    this.#height = 0;
    this.#measure();
    if (this.#layout) {
      const row = at === null ? 0 : this.#rowOf(at);
      if (row * this.#layout.pitch > MOST_PIXELS) {
        this.#beginAnewAt(at);
        return;
      }
      this.#grow(row);
      window.scrollTo(0, at === null ? 0 : this.#top + row * this.#layout.pitch - this.#covered);
      this.#draw();
    }
  }

  get #visible() {
    return this.#layout !== null && this.#element.offsetParent !== null;
  }

  /** Where the gallery begins in the document. */
  get #top() {
    return this.#element.getBoundingClientRect().top + window.scrollY;
  }

  /** Height of what stays at the top of the window. */
  get #covered() {
    return parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  }

  #rowOf(seed) {
    // The largest seed is followed by the smallest; so every seed comes some time.
    const distance = BigInt.asUintN(64, seed - this.#from);
    return Number(distance / BigInt(this.#layout.columns));
  }

  #seedOf(row) {
    return wrapped(this.#from + BigInt(row * this.#layout.columns));
  }

  #measure() {
    const width = this.#element.clientWidth;
    this.#layout = width > 0 ? galleryLayout(width) : null;
    if (this.#layout) {
      const { columns, gap } = this.#layout;
      this.#element.style.setProperty("--columns", columns);
      this.#element.style.setProperty("--gap", `${gap}px`);
      this.#element.setAttribute("aria-colcount", columns);
    }
  }

  #resized() {
    const width = this.#element.clientWidth;
    if (width === 0) {
      this.#clear();
      this.#layout = null;
    } else if (galleryLayout(width).pitch !== this.#layout?.pitch) {
      const { at } = this.#place();
      this.#startAt(this.#from, at);
    }
  }

  #clear() {
    this.#rows.forEach((row) => row.remove());
    this.#rows.clear();
  }

  #grow(row) {
    const height = (row + ROWS_AHEAD) * this.#layout.pitch;
    if (height > this.#height) {
      this.#height = height;
      this.#element.style.height = `${height}px`;
    }
  }

  /** No element is high enough: what was the top of the window becomes the first row. */
  #beginAnewAt(seed) {
    this.#startAt(seed, seed);
    this.#drawSoon();
  }

  #drawSoon() {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      if (this.#visible) {
        this.#draw();
        this.#asked = null;
        this.dispatchEvent(new CustomEvent("move", { detail: this.#place() }));
      }
    });
  }

  #place() {
    if (!this.#layout) {
      return { from: this.#from, at: null };
    }
    const row = Math.round((window.scrollY + this.#covered - this.#top) / this.#layout.pitch);
    return { from: this.#from, at: row > 0 ? this.#seedOf(row) : null };
  }

  #draw() {
    const { pitch } = this.#layout;
    const top = window.scrollY - this.#top;
    const first = Math.max(0, Math.floor(top / pitch) - SPARE_ROWS);
    const last = Math.max(0, Math.floor((top + window.innerHeight) / pitch)) + SPARE_ROWS;
    if (first * pitch > MOST_PIXELS) {
      this.#beginAnewAt(this.#seedOf(first + SPARE_ROWS));
      return;
    }
    this.#grow(last);
    for (const [index, row] of this.#rows) {
      if ((index < first || index > last) && !row.holdsFocus) {
        row.remove();
        this.#rows.delete(index);
      }
    }
    for (let index = first; index <= last; index++) {
      if (!this.#rows.has(index)) {
        this.#add(index);
      }
    }
    this.#focus.update((first + SPARE_ROWS) * this.#layout.columns);
    this.#loadSoon();
  }

  /** Rows stand in the document in their order, as those who hear the page need it. */
  #add(index) {
    const { columns, pitch } = this.#layout;
    const row = new GalleryRow(index, this.#seedOf(index), columns, this.#loader, this.#onOpen);
    row.placeAt(index * pitch);
    const next = [...this.#rows.keys()].filter((other) => other > index).sort((a, b) => a - b)[0];
    this.#element.insertBefore(row.element, this.#rows.get(next)?.element ?? null);
    this.#rows.set(index, row);
  }

  #loadSoon() {
    if (this.#loadPause === null) {
      this.#load();
      this.#loadPause = setTimeout(() => {
        this.#loadPause = null;
        this.#load();
      }, LOAD_PAUSE_MILLISECONDS);
    }
  }

  #load() {
    if (this.#addresses && this.#visible) {
      [...this.#rows.values()]
        .sort((a, b) => a.index - b.index)
        .forEach((row) => row.show(this.#addresses));
    }
  }

  // Faces by their position, counted from 0.

  get #cells() {
    const gallery = this;
    return {
      get columns() {
        return gallery.#layout.columns;
      },
      get screenful() {
        const height = window.innerHeight - gallery.#covered;
        return Math.max(1, Math.floor(height / gallery.#layout.pitch) - 1);
      },
      at: (position) => {
        const { columns } = this.#layout;
        return this.#rows.get(Math.floor(position / columns))?.button(position % columns);
      },
      positionOf: (button) => Number(wrapped(BigInt(button.dataset.seed) - this.#from)),
      reveal: (position) => this.#reveal(Math.floor(position / this.#layout.columns)),
    };
  }

  /** Scrolls as little as shows the whole row. */
  #reveal(row) {
    const { pitch } = this.#layout;
    this.#grow(row);
    const top = this.#top + row * pitch - window.scrollY;
    const above = Math.min(0, top - this.#covered);
    const below = Math.max(0, top + pitch - window.innerHeight);
    if (above || below) {
      window.scrollBy({ top: above || below, behavior: "instant" });
      this.#draw();
    }
  }
}

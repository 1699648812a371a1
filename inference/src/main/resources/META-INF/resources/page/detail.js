import { absolute } from "./addresses.js";
import { copyTextOf } from "./clipboard.js";
import { offer } from "./download.js";
import { FaceImage } from "./face-image.js";
import { wrapped } from "./seed.js";
import { snippets } from "./snippets.js";

const NAMES = { address: "Address", curl: "curl", python: "Python" };

const ARCHIVED = 100;

const element = (id) => document.getElementById(id);

/**
 * One face, large, with what can be done with it. A modal dialog: the browser keeps the focus in
 * it, closes it by Escape, and gives the focus back.
 */
export class Detail {
  #dialog = element("detail");
  #portrait;
  #favourites;
  #router;
  #seed = null;
  #codes = {};

  constructor({ loader, favourites, router }) {
    this.#portrait = new FaceImage(element("portrait"), loader);
    this.#favourites = favourites;
    this.#router = router;
    favourites.addEventListener("change", () => this.#showFavourite());
    this.#dialog.addEventListener("close", () => this.#closed());
    this.#dialog.addEventListener("click", (event) => this.#clicked(event));
    this.#dialog.addEventListener("keydown", (event) => this.#key(event));
    element("detail-close").addEventListener("click", () => this.#dialog.close());
    element("previous").addEventListener("click", () => this.#walk(-1n));
    element("next").addEventListener("click", () => this.#walk(1n));
    element("favourite").addEventListener("click", () => favourites.toggle(this.#seed));
    element("use-a").addEventListener("click", () => this.#morph({ a: this.#seed }));
    element("use-b").addEventListener("click", () => this.#morph({ b: this.#seed }));
    element("snippets").append(...Object.keys(NAMES).map((kind) => this.#snippet(kind)));
  }

  /** Shows the seed of a route; closes if it has none. */
  show({ addresses, route: { seed } }) {
    this.#seed = seed;
    if (seed === null) {
      this.#dialog.close();
      return;
    }
    const png = addresses.face(seed);
    this.#portrait.show(png, `Generated face of seed ${seed}`);
    element("detail-heading").textContent = `Seed ${seed}`;
    const last = wrapped(seed + BigInt(ARCHIVED - 1));
    offer("download-png", png, `face-${seed}.png`);
    offer("download-jpeg", addresses.face(seed, "jpeg"), `face-${seed}.jpg`);
    offer("download-zip", addresses.archive(seed, ARCHIVED), `faces-${seed}-to-${last}.zip`);
    const texts = snippets(absolute(png), `face-${seed}.png`);
    Object.entries(this.#codes).forEach(([kind, code]) => (code.textContent = texts[kind]));
    this.#showFavourite();
    if (!this.#dialog.open) {
      this.#dialog.showModal();
    }
  }

  #showFavourite() {
    const kept = this.#seed !== null && this.#favourites.has(this.#seed);
    element("favourite").setAttribute("aria-pressed", String(kept));
    element("favourite").textContent = kept ? "♥ Favourite" : "♡ Add to favourites";
  }

  #snippet(kind) {
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    const copy = document.createElement("button");
    const code = document.createElement("code");
    figure.className = "snippet";
    caption.textContent = NAMES[kind];
    copy.type = "button";
    copy.textContent = "Copy";
    copy.setAttribute("aria-label", `Copy ${NAMES[kind]}`);
    copy.dataset.kind = kind;
    copy.addEventListener("click", async () => {
      const copied = await copyTextOf(code);
      element("copied").textContent = copied ? `${NAMES[kind]} copied` : "Selected: copy by keyboard";
      copy.textContent = copied ? "Copied" : "Selected";
      setTimeout(() => (copy.textContent = "Copy"), 2000);
    });
    caption.append(copy);
    figure.append(caption, code);
    this.#codes[kind] = code;
    return figure;
  }

  #walk(step) {
    this.#router.replace({ seed: wrapped(this.#seed + step) });
  }

  #morph(ends) {
    this.#router.push({ ...ends, view: "morph", seed: null });
  }

  #closed() {
    this.#portrait.cancel();
    // Also after Escape, which does not ask.
    if (this.#router.route.seed !== null) {
      this.#router.leave({ seed: null });
    }
  }

  #clicked(event) {
    // Its content fills the dialog, so a click on the dialog itself is one beside it.
    if (event.target === this.#dialog) {
      this.#dialog.close();
    }
  }

  #key(event) {
    const steps = { ArrowLeft: -1n, ArrowRight: 1n };
    if (event.key in steps && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.#walk(steps[event.key]);
    }
  }
}

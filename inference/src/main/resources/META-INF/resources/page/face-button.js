import { FaceImage } from "./face-image.js";

/** A button that shows the face of a seed. */
export class FaceButton {
  #image;

  constructor(seed, loader, onClick) {
    this.seed = seed;
    this.element = document.createElement("button");
    this.element.type = "button";
    this.element.className = "face";
    this.element.dataset.seed = seed;
    this.element.title = `Seed ${seed}`;
    this.element.setAttribute("aria-label", `Seed ${seed}`);
    this.element.addEventListener("click", () => onClick(seed));
    this.#image = new FaceImage(this.element, loader);
  }

  show(addresses) {
    this.#image.show(addresses.thumbnail(this.seed), "");
  }

  cancel() {
    this.#image.cancel();
  }
}

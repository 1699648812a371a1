/**
 * The image of a face in an element. Until another is there, the one before stays: nothing flickers
 * when a better model comes.
 */
export class FaceImage {
  #element;
  #loader;
  #address = null;
  #loading = null;

  constructor(element, loader) {
    this.#element = element;
    this.#loader = loader;
  }

  /**
   * Shows the image at an address, as soon as it is there. Dispatches "missing" if it can't be had;
   * the next call asks for it again.
   */
  async show(address, alt) {
    if (address === this.#address) {
      return;
    }
    this.cancel();
    this.#address = address;
    const loading = new AbortController();
    this.#loading = loading;
    this.#element.setAttribute("aria-busy", "true");
    try {
      const image = await this.#loader.load(address, loading.signal);
      image.alt = alt;
      this.#element.replaceChildren(image);
    } catch {
      if (!loading.signal.aborted) {
        this.#address = null;
        this.#element.dispatchEvent(new Event("missing", { bubbles: true }));
      }
    }
    if (this.#loading === loading) {
      this.#loading = null;
      this.#element.removeAttribute("aria-busy");
    }
  }

  /** Gives up an image that has not come yet. */
  cancel() {
    if (this.#loading) {
      this.#loading.abort();
      this.#loading = null;
      this.#address = null;
      this.#element.removeAttribute("aria-busy");
    }
  }
}

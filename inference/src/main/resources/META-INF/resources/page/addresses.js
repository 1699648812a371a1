const MODEL_DIGITS = 16;
const MOST_PIXELS = 2048 * 2048;
const MOST_FACES = 64;

/** Up to this many pixels a face is shown pixel by pixel, and PNG is as small as JPEG. */
const FEW_PIXELS = 96;

/**
 * Addresses of the images of one model. Each names its model, so it means the same image for ever,
 * and the browser keeps it.
 */
export class Addresses {
  #model;
  #truncation;

  constructor(model, truncation) {
    this.#model = model;
    this.#truncation = truncation;
  }

  get fewPixels() {
    return this.#model.resolution <= FEW_PIXELS;
  }

  /** How many faces one image may have. */
  get room() {
    return Math.min(MOST_FACES, Math.max(2, Math.floor(MOST_PIXELS / this.#model.resolution ** 2)));
  }

  face(seed, format = "png") {
    return this.#address("generate", { seed, format });
  }

  /** The face as it is shown among many. */
  thumbnail(seed) {
    return this.face(seed, this.fewPixels ? "png" : "jpeg");
  }

  grid(seed, rows, columns) {
    return this.#address("grid", { seed, rows, columns, format: "png" });
  }

  strip(from, to, steps) {
    return this.#address("interpolate", { from, to, steps, format: "png" });
  }

  animation(from, to, steps) {
    return this.#address("interpolate", { from, to, steps, format: "apng" });
  }

  /** The faces of consecutive seeds, as files. */
  archive(from, count) {
    return this.#address("faces.zip", { from, count, format: "png" });
  }

  #address(path, parameters) {
    const query = new URLSearchParams(parameters);
    if (this.#truncation !== 1) {
      query.set("truncation", this.#truncation);
    }
    query.set("model", this.#model.sha256.slice(0, MODEL_DIGITS));
    return `${path}?${query}`;
  }
}

/** The address for use outside the page. */
export const absolute = (address) => new URL(address, document.baseURI).href;

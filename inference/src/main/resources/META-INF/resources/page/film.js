/** The images of a strip, one after another, at any place between the first and the last. */
export class Film {
  #strip;
  #side;
  #last;

  /** strip: an image of square images in a row. */
  constructor(strip) {
    this.#strip = strip;
    this.#side = strip.naturalHeight;
    this.#last = strip.naturalWidth / strip.naturalHeight - 1;
  }

  /** Draws the image at a position from 0 to 1; between two images, one over the other. */
  draw(canvas, position) {
    const place = position * this.#last;
    const before = Math.floor(place);
    resize(canvas, this.#side, this.#side);
    this.#frame(canvas, before, 1, 0);
    if (place > before) {
      this.#frame(canvas, before + 1, place - before, 0);
    }
  }

  /** The nearest position that is an image of the strip. */
  nearest(position) {
    return Math.round(position * this.#last) / this.#last;
  }

  /** Draws some images of the way beside each other, from the first to the last. */
  drawFrames(canvas, count) {
    resize(canvas, count * this.#side, this.#side);
    for (let i = 0; i < count; i++) {
      this.#frame(canvas, Math.round((i / (count - 1)) * this.#last), 1, i * this.#side);
    }
  }

  #frame(canvas, index, opacity, left) {
    const context = canvas.getContext("2d");
    const side = this.#side;
    context.globalAlpha = opacity;
    context.drawImage(this.#strip, index * side, 0, side, side, left, 0, side, side);
  }
}

/** Setting the size of a canvas empties it, so it is set only when it is another. */
function resize(canvas, width, height) {
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
}

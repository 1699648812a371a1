const PASS_MILLISECONDS = 4000;

const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * Moves a position from 0 to 1 and back, until it is stopped. Where less motion is preferred, it
 * goes to 1 once. Dispatches "change" when it begins or stops.
 */
export class Player extends EventTarget {
  #onPosition;
  #frame = null;
  #phase = 0;

  constructor(onPosition) {
    super();
    this.#onPosition = onPosition;
  }

  get playing() {
    return this.#frame !== null;
  }

  get inSteps() {
    return reducedMotion.matches;
  }

  play(position) {
    let last = null;
    this.#phase = position < 1 ? position : 0;
    const step = (now) => {
      this.#phase += last === null ? 0 : (now - last) / PASS_MILLISECONDS;
      last = now;
      this.#onPosition(1 - Math.abs((this.#phase % 2) - 1));
      if (this.inSteps && this.#phase >= 1) {
        this.#onPosition(1);
        this.stop();
      } else {
        this.#frame = requestAnimationFrame(step);
      }
    };
    this.#frame = requestAnimationFrame(step);
    this.dispatchEvent(new Event("change"));
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#frame = null;
    this.dispatchEvent(new Event("change"));
  }
}

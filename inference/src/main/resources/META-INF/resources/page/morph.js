import { offer } from "./download.js";
import { Film } from "./film.js";
import { MorphEnd } from "./morph-end.js";
import { Player } from "./player.js";

/** Enough that what lies between two images can be shown by both at once. */
const MOST_STEPS = 32;
const POSITIONS = 1000;
const FRAMES = 9;

const element = (id) => document.getElementById(id);

/** From one face to another, by a strip of those between: loaded once, then moved through at will. */
export class Morph {
  #loader;
  #ends;
  #canvas = element("film");
  #slider = element("position");
  #player = new Player((position) => this.#moveTo(position));
  /** The film that is drawn, and its ends: {film, a, b}. */
  #shown = null;
  #address = null;
  #loading = null;

  constructor({ loader, favourites, router }) {
    this.#loader = loader;
    this.#ends = ["a", "b"].map(
      (end) =>
        new MorphEnd(element(`end-${end}`), end.toUpperCase(), {
          loader,
          favourites,
          onSeed: (seed) => router.replace({ [end]: seed }),
        }),
    );
    element("swap").addEventListener("click", () => {
      const { a, b } = router.route;
      router.replace({ a: b, b: a });
    });
    this.#slider.addEventListener("input", () => {
      this.#player.stop();
      this.#draw();
    });
    element("play").addEventListener("click", () => {
      this.#player.playing ? this.#player.stop() : this.#player.play(this.#position);
    });
    this.#player.addEventListener("change", () => {
      element("play").textContent = this.#player.playing ? "Pause" : "Play";
    });
  }

  show({ addresses, route }) {
    const { a, b } = route;
    this.#ends[0].show(addresses, a);
    this.#ends[1].show(addresses, b);
    const steps = Math.min(MOST_STEPS, addresses.room);
    const strip = addresses.strip(a, b, steps);
    offer("strip-download", strip, `faces-${a}-to-${b}.png`);
    offer("animation-download", addresses.animation(a, b, steps), `faces-${a}-to-${b}.apng`);
    this.#load(strip, a, b);
  }

  hide() {
    this.#player.stop();
    this.#loading?.abort();
    this.#address = null;
    this.#ends.forEach((end) => end.hide());
  }

  get #position() {
    return this.#slider.value / POSITIONS;
  }

  /** Until another strip is there, the one before is shown, by its own name. */
  async #load(address, a, b) {
    if (address === this.#address) {
      return;
    }
    this.#address = address;
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    try {
      const strip = await this.#loader.load(address, loading.signal);
      const film = new Film(strip);
      this.#shown = { film, a, b };
      film.drawFrames(element("frames"), FRAMES);
      this.#draw();
    } catch {
      if (!loading.signal.aborted) {
        this.#address = null;
        this.#canvas.dispatchEvent(new Event("missing", { bubbles: true }));
      }
    }
  }

  #moveTo(position) {
    this.#slider.value = Math.round(position * POSITIONS);
    this.#draw();
  }

  #draw() {
    if (!this.#shown) {
      return;
    }
    const { film, a, b } = this.#shown;
    const position = this.#player.inSteps ? film.nearest(this.#position) : this.#position;
    film.draw(this.#canvas, position);
    const percent = `${Math.round(position * 100)} % of the way from seed ${a} to seed ${b}`;
    this.#canvas.setAttribute("aria-label", percent);
    this.#slider.setAttribute("aria-valuetext", percent);
  }
}

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
  #film = null;
  #address = null;
  #loading = null;
  #route = null;

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
    this.#route = route;
    const { a, b } = route;
    this.#ends[0].show(addresses, a);
    this.#ends[1].show(addresses, b);
    const steps = Math.min(MOST_STEPS, addresses.room);
    const strip = addresses.strip(a, b, steps);
    offer("strip-download", strip, `faces-${a}-to-${b}.png`);
    // Programs know an animation in PNG by its content; many know no .apng.
    offer("animation-download", addresses.animation(a, b, steps), `morph-${a}-to-${b}.png`);
    this.#load(strip);
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

  /** Until another strip is there, the one before is shown. */
  async #load(address) {
    if (address === this.#address) {
      return;
    }
    this.#address = address;
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    try {
      const strip = await this.#loader.load(address, loading.signal);
      this.#film = new Film(strip);
      this.#film.drawFrames(element("frames"), FRAMES);
      this.#draw();
    } catch (problem) {
      if (!loading.signal.aborted) {
        this.#canvas.dispatchEvent(new CustomEvent("missing", { bubbles: true, detail: problem }));
      }
    }
  }

  #moveTo(position) {
    this.#slider.value = Math.round(position * POSITIONS);
    this.#draw();
  }

  #draw() {
    if (!this.#film) {
      return;
    }
    const position = this.#player.inSteps ? this.#film.nearest(this.#position) : this.#position;
    this.#film.draw(this.#canvas, position);
    const { a, b } = this.#route;
    const percent = `${Math.round(position * 100)} % of the way from seed ${a} to seed ${b}`;
    this.#canvas.setAttribute("aria-label", percent);
    this.#slider.setAttribute("aria-valuetext", percent);
  }
}

import { FaceImage } from "./face-image.js";
import { randomSeed } from "./seed.js";
import { seedField } from "./seed-field.js";

/** One end of the morph: its face, and how another is chosen: by seed, by chance, by favourite. */
export class MorphEnd {
  #name;
  #image;
  #seed = null;
  #showSeed;
  #input = document.createElement("input");
  #choice = document.createElement("select");

  constructor(element, name, { loader, favourites, onSeed }) {
    this.#name = name;
    const picture = document.createElement("div");
    picture.className = "picture";
    this.#image = new FaceImage(picture, loader);

    const hint = document.createElement("p");
    hint.className = "hint wrong";
    hint.textContent = "A seed is a whole number from −2⁶³ to 2⁶³ − 1.";
    hint.hidden = true;
    Object.assign(this.#input, { inputMode: "numeric", autocomplete: "off", maxLength: 20 });
    this.#input.setAttribute("aria-label", `Seed of ${name}`);
    this.#showSeed = seedField(this.#input, hint, onSeed);

    const random = document.createElement("button");
    random.type = "button";
    random.textContent = "Random";
    random.setAttribute("aria-label", `Random seed for ${name}`);
    random.addEventListener("click", () => onSeed(randomSeed()));

    this.#choice.setAttribute("aria-label", `Favourite for ${name}`);
    this.#choice.addEventListener("change", () => {
      if (this.#choice.value !== "") {
        onSeed(BigInt(this.#choice.value));
      }
    });
    this.#choice.addEventListener("blur", () => (this.#choice.value = ""));
    favourites.addEventListener("change", () => this.#offer(favourites.seeds));
    this.#offer(favourites.seeds);

    const choose = document.createElement("div");
    choose.className = "choose";
    choose.append(this.#input, random, this.#choice, hint);
    element.append(picture, choose);
  }

  show(addresses, seed) {
    this.#image.show(addresses.thumbnail(seed), `Face ${this.#name}, of seed ${seed}`);
    // Another model, with the same seed, leaves alone what is being typed.
    if (seed !== this.#seed || document.activeElement !== this.#input) {
      this.#seed = seed;
      this.#showSeed(seed);
    }
    // Arrow keys go on from the favourite that is chosen.
    if (document.activeElement !== this.#choice) {
      this.#choice.value = "";
    }
  }

  hide() {
    this.#image.cancel();
  }

  #offer(seeds) {
    this.#choice.hidden = seeds.length === 0;
    this.#choice.replaceChildren(
      new Option("Favourites …", "", true),
      ...seeds.map((seed) => new Option(`Seed ${seed}`, seed)),
    );
  }
}

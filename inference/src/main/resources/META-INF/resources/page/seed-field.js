import { parseSeed } from "./seed.js";

/**
 * A text field for a seed: calls back with each seed, and shows a hint while the text is none.
 * Returns what sets the field to a seed.
 */
export function seedField(input, hint, onSeed) {
  input.addEventListener("input", () => mark(parseSeed(input.value) !== null));
  input.addEventListener("change", () => {
    const seed = parseSeed(input.value);
    mark(seed !== null);
    if (seed !== null) {
      onSeed(seed);
    }
  });

  function mark(valid) {
    input.setAttribute("aria-invalid", String(!valid));
    hint.hidden = valid;
  }

  return (seed) => {
    input.value = seed;
    mark(true);
  };
}

/** The curve of a model's training. Events leave it out, as it may be long; /model has it. */
export class TrainingCurve {
  #sha256 = null;
  #curve = null;

  /** Asked for once a model; undefined if its file has none, or the service does not answer. */
  of({ sha256 }) {
    if (sha256 !== this.#sha256) {
      this.#sha256 = sha256;
      this.#curve = ask(sha256).catch(() => this.#forget(sha256));
    }
    return this.#curve;
  }

  /** The next time it is asked for again. */
  #forget(sha256) {
    if (this.#sha256 === sha256) {
      this.#sha256 = null;
    }
  }
}

async function ask(sha256) {
  const answer = await fetch("model", { cache: "no-store" });
  const model = await answer.json();
  if (model.sha256 !== sha256) {
    throw new Error("Another model is served, or none.");
  }
  return model.curve;
}

import { curve } from "./curve.js";
import { FaceImage } from "./face-image.js";
import { TrainingCurve } from "./training-curve.js";
import { judgement, sentence, whole } from "./words.js";

const SAMPLES = { seed: 0n, mostRows: 4, mostColumns: 8 };

const element = (id) => document.getElementById(id);

/** What is known of the model: what its file says, a sample, and those served before it. */
export class ModelCard {
  #samples;
  #training = new TrainingCurve();
  #seen = new Map();
  #shown = null;

  constructor({ loader }) {
    this.#samples = new FaceImage(element("samples"), loader);
  }

  /** Notes a model that is served, whether the card is shown or not. */
  note(model) {
    if (model.iteration !== undefined && model.metric !== undefined) {
      this.#seen.set(model.sha256, model);
    }
  }

  show({ addresses, model }) {
    this.#shown = model;
    element("facts").replaceChildren(...facts(model).flatMap(([name, value]) => entry(name, value)));
    element("licence").textContent = licence(model);
    this.#showSamples(addresses);
    this.#showCurve(model);
  }

  hide() {
    this.#samples.cancel();
  }

  #showSamples(addresses) {
    const columns = Math.min(SAMPLES.mostColumns, addresses.room);
    const rows = Math.min(SAMPLES.mostRows, Math.floor(addresses.room / columns));
    const caption = `Faces of the seeds 0 to ${rows * columns - 1}`;
    const grid = addresses.grid(SAMPLES.seed, rows, columns);
    this.#samples.show(grid, caption);
    element("samples-link").href = grid;
    element("samples-caption").textContent = `${caption}, not chosen`;
  }

  /** Of the training, where the model's file has it; else of the models that were seen here. */
  async #showCurve(model) {
    const figure = element("curve");
    figure.setAttribute("aria-busy", "true");
    const values = await this.#training.of(model);
    if (this.#shown !== model) {
      return;
    }
    const { points, caption } = training(values) ?? this.#served(model);
    figure.hidden = points.length < 2;
    element("curve-caption").textContent = caption;
    figure.querySelector("svg")?.remove();
    if (points.length >= 2) {
      figure.prepend(curve(points));
    }
    figure.removeAttribute("aria-busy");
  }

  #served(model) {
    const points = [...this.#seen.values()]
      .filter((seen) => seen.metric === model.metric)
      .sort((a, b) => a.iteration - b.iteration);
    return { points, caption: "Models served since this page was opened" };
  }
}

function training(values) {
  if (values === undefined || values.points.length < 2) {
    return null;
  }
  const { metric, direction } = values;
  return {
    points: values.points.map((point) => ({ ...point, metric, direction })),
    caption: `Evaluations of the training by ${metric}, ${direction} is better`,
  };
}

function licence({ licence: stated, training: name }) {
  if (stated !== undefined) {
    return `: ${sentence(stated)}`;
  }
  const whoever = name ? ` (${name})` : "";
  return `. The model file does not state it: ask whoever trained the model${whoever}.`;
}

function facts(model) {
  return [
    ["Training", model.training],
    ["Objective", model.objective],
    ["Iteration", model.iteration && whole(model.iteration)],
    ["Metric", model.metric && `${model.metric} (${model.direction} is better)`],
    ["Value", model.metric && judgement(model)],
    ["Resolution", `${model.resolution} × ${model.resolution} pixels`],
    ["Latent", `${model.latentDimension} numbers`],
    ["Licence of its data", model.licence],
    ["Runs on", model.provider],
    ["SHA-256", model.sha256],
    ["Next model", model.obstacle && `not served: ${model.obstacle}`],
  ].filter(([, value]) => value);
}

function entry(name, value) {
  const term = document.createElement("dt");
  const description = document.createElement("dd");
  term.textContent = name;
  description.textContent = value;
  return [term, description];
}

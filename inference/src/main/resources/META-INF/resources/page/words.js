const figure = (value) => value.toLocaleString("en", { maximumSignificantDigits: 4 });

/** The value of a model's metric, with its standard error where it is known. */
export const judgement = ({ value, error }) =>
  error === undefined ? figure(value) : `${figure(value)} ± ${figure(error)}`;

export const whole = (value) => value.toLocaleString("en");

/** A text with a full stop, unless it ends in one or the like. */
export const sentence = (text) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** A model in a few words. */
export function summary(model) {
  const facts = [];
  if (model.iteration !== undefined) {
    facts.push(`iteration ${whole(model.iteration)}`);
  }
  if (model.metric !== undefined) {
    // What a metric compares stands behind a slash.
    facts.push(`${model.metric.split("/")[0]} ${judgement(model)}`);
  }
  return facts.join(" · ") || `model ${model.sha256.slice(0, 12)}`;
}

/** Whether a model is judged better than another; false where they can't be compared. */
export function isBetter(model, other) {
  if (model.metric === undefined || model.metric !== other.metric) {
    return false;
  }
  return model.direction === "higher" ? model.value > other.value : model.value < other.value;
}

import { isBetter, judgement, whole } from "./words.js";

const WIDTH = 640;
const HEIGHT = 220;
const LEFT = 64;
const RIGHT = 20;
const TOP = 16;
const BOTTOM = 36;

/** So many are each said in words. */
const FEW = 12;

/**
 * A chart of models: iteration against the value of their metric, with standard errors. Points are
 * models of the same metric, with iteration and value, in the order of iterations; two or more.
 */
export function curve(points) {
  const x = scale(
    points.map((point) => point.iteration),
    [LEFT, WIDTH - RIGHT],
  );
  const y = scale(
    points.flatMap(({ value, error = 0 }) => [value - error, value + error]),
    [HEIGHT - BOTTOM, TOP],
  );
  const chart = shape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
  chart.setAttribute("aria-label", description(points));
  chart.append(
    shape("path", { class: "axis", d: `M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}` }),
    ...[y.low, y.high].map((value) =>
      label(y.figure(value), { x: LEFT - 8, y: y.at(value) + 4, "text-anchor": "end" }),
    ),
    ...[x.low, x.high].map((value) =>
      label(whole(value), { x: x.at(value), y: HEIGHT - BOTTOM + 20, "text-anchor": "middle" }),
    ),
    label("iteration", { x: (LEFT + WIDTH) / 2, y: HEIGHT - 6, "text-anchor": "middle" }),
    shape("path", {
      class: "line",
      d: `M${points.map(({ iteration, value }) => `${x.at(iteration)} ${y.at(value)}`).join("L")}`,
    }),
    ...points.flatMap(({ iteration, value, error = 0 }) => [
      shape("path", {
        class: "error",
        d: `M${x.at(iteration)} ${y.at(value - error)}V${y.at(value + error)}`,
      }),
      shape("circle", { class: "point", cx: x.at(iteration), cy: y.at(value), r: points.length > FEW ? 1.5 : 4 }),
    ]),
  );
  return chart;
}

function description(points) {
  const said = (point) => `${judgement(point)} after ${whole(point.iteration)}`;
  const { metric } = points[0];
  if (points.length <= FEW) {
    return `${metric} by iteration: ${points.map(said).join(", ")}`;
  }
  const best = points.reduce((before, point) => (isBetter(point, before) ? point : before));
  return (
    `${metric} by iteration, ${points.length} points: first ${said(points[0])},` +
    ` best ${said(best)}, last ${said(points.at(-1))}`
  );
}

function scale(values, [start, end]) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const width = high - low || 1;
  return {
    low,
    high,
    at: (value) => start + ((value - low) / width) * (end - start),
    figure: (value) => value.toLocaleString("en", { maximumSignificantDigits: 3 }),
  };
}

function label(text, attributes) {
  const element = shape("text", attributes);
  element.textContent = text;
  return element;
}

function shape(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
}

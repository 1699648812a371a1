// A walk through seeds. Seeds are 64-bit, so they are BigInt here: a Number would lose the last digits.

const PAGE = 24n;
const SMALLEST = -(2n ** 63n);
const LARGEST = 2n ** 63n - 1n;
const FACE_SIDE = 384;
const FEW_PIXELS = 96;
const RETRY_MILLISECONDS = 3000;

const element = (id) => document.getElementById(id);
const figure = (value) => value?.toLocaleString("en", { maximumSignificantDigits: 4 });
const judgement = ({ value, error }) =>
  error === undefined ? figure(value) : `${figure(value)} ± ${figure(error)}`;
const wrapped = (seed) => BigInt.asIntN(64, seed);

const state = { seed: 42n, truncation: "1", model: null };
let retry = null;

function parseSeed(text) {
  const clean = text.trim().replace("−", "-");
  if (!/^-?\d{1,19}$/.test(clean)) {
    return null;
  }
  const seed = BigInt(clean);
  return seed >= SMALLEST && seed <= LARGEST ? seed : null;
}

function randomSeed() {
  // Six digits are enough to wander, and can be remembered.
  return BigInt(crypto.getRandomValues(new Uint32Array(1))[0] % 1_000_000);
}

function address(path, parameters) {
  const query = new URLSearchParams(parameters);
  if (state.truncation !== "1") {
    query.set("truncation", state.truncation);
  }
  // Faces are kept for ever, so an address names its model: a new model means new addresses.
  query.set("model", state.model.sha256.slice(0, 16));
  return `${path}?${query}`;
}

const faceAddress = (seed) => address("generate", { seed, format: "png" });

/** The page of seeds that holds the current one; pages do not move while one walks within them. */
function pageStart() {
  const offset = ((state.seed % PAGE) + PAGE) % PAGE;
  return state.seed - offset < SMALLEST ? SMALLEST : state.seed - offset;
}

function show() {
  if (!state.model) {
    return;
  }
  const source = faceAddress(state.seed);
  element("face").src = source;
  element("face").alt = `Generated face of seed ${state.seed}`;
  element("caption").value = String(state.seed);
  element("seed").value = String(state.seed);
  element("seed").removeAttribute("aria-invalid");
  element("seed-hint").hidden = true;
  element("truncation-value").textContent = Number(state.truncation).toFixed(2);
  element("download").href = source;
  element("download").download = `face-${state.seed}.png`;
  element("walk").href = address("interpolate", { from: state.seed, to: wrapped(state.seed + 1n) });
  showNeighbours();

  const hash = new URLSearchParams({ seed: state.seed });
  if (state.truncation !== "1") {
    hash.set("truncation", state.truncation);
  }
  history.replaceState(null, "", `#${hash}`);
}

function showNeighbours() {
  const start = pageStart();
  const end = wrapped(start + PAGE - 1n);
  element("range").textContent = `Seeds ${start} to ${end}`;
  element("grid").href = address("grid", { seed: start, rows: 4, columns: 6 });
  const strip = element("strip");
  while (strip.childElementCount < Number(PAGE)) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(new Image());
    button.addEventListener("click", () => go(BigInt(button.dataset.seed)));
    strip.append(button);
  }
  [...strip.children].forEach((button, index) => {
    const seed = wrapped(start + BigInt(index));
    button.dataset.seed = seed;
    button.title = `Seed ${seed}`;
    button.setAttribute("aria-current", String(seed === state.seed));
    const image = button.firstElementChild;
    image.alt = `Seed ${seed}`;
    const source = faceAddress(seed);
    if (image.getAttribute("src") !== source) {
      image.src = source;
    }
  });
}

function showModel() {
  const model = state.model;
  const few = model.resolution <= FEW_PIXELS;
  document.body.classList.toggle("pixels", few);
  const side = few ? Math.floor(FACE_SIDE / model.resolution) * model.resolution : FACE_SIDE;
  element("face").style.setProperty("--side", `${side}px`);
  const facts = [
    ["Resolution", `${model.resolution} × ${model.resolution}`],
    ["Objective", model.objective],
    ["Iteration", model.iteration?.toLocaleString("en")],
    [`${model.metric} (${model.direction} is better)`, judgement(model)],
    ["Training", model.training],
    ["Model", model.sha256.slice(0, 12)],
  ];
  element("facts").replaceChildren(
    ...facts
      .filter(([, value]) => value !== undefined)
      .flatMap(([name, value]) => {
        const term = document.createElement("dt");
        term.textContent = name;
        const description = document.createElement("dd");
        description.textContent = value;
        return [term, description];
      }),
  );
  element("facts").lastElementChild.title = `sha256 ${model.sha256}`;
}

function obstacle(message) {
  element("obstacle").textContent = message;
  element("obstacle").hidden = !message;
  clearTimeout(retry);
  retry = message ? setTimeout(load, RETRY_MILLISECONDS) : null;
}

/** Shows the faces of a model; those of the one before stay until the new ones are there. */
function serve(model) {
  const before = state.model;
  obstacle("");
  state.model = model;
  if (before && before.sha256 !== model.sha256) {
    tell(`A new model: ${summary(model)}.`);
  } else if (model.obstacle) {
    tell(`The next model is not served: ${model.obstacle}`);
  } else if (before?.obstacle) {
    element("news").hidden = true;
  }
  if (before?.sha256 !== model.sha256) {
    showModel();
    show();
  }
}

function summary({ iteration, metric, value, error, sha256 }) {
  const facts = [
    iteration === undefined ? null : `iteration ${iteration.toLocaleString("en")}`,
    metric === undefined ? null : `${metric} ${judgement({ value, error })}`,
  ].filter(Boolean);
  return facts.join(", ") || sha256.slice(0, 12);
}

function tell(news) {
  element("news").textContent = news;
  element("news").hidden = false;
}

/**
 * Hears of each model as it comes. A browser whose connection ends comes again by itself, but not
 * after an answer that is an error, such as that of a proxy or of a service that is full.
 */
function listen() {
  const events = new EventSource("model/events");
  events.addEventListener("model", (event) => serve(JSON.parse(event.data)));
  events.addEventListener("obstacle", (event) => obstacle(JSON.parse(event.data).detail));
  events.addEventListener("error", () => {
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(listen, RETRY_MILLISECONDS * (1 + Math.random()));
    }
  });
}

/** Asks which model is served, now and whenever a face fails to come. */
async function load() {
  try {
    const answer = await fetch("model", { cache: "no-store" });
    const body = await answer.json();
    if (!answer.ok) {
      obstacle(body.detail);
      return;
    }
    const shown = state.model?.sha256;
    serve(body);
    if (body.sha256 === shown) {
      // A face has failed to come: it is asked for again.
      show();
    }
  } catch {
    obstacle("The service does not answer. Trying again …");
  }
}

function go(seed) {
  state.seed = wrapped(seed);
  show();
}

function readHash() {
  const hash = new URLSearchParams(location.hash.slice(1));
  state.seed = parseSeed(hash.get("seed") ?? "") ?? state.seed;
  const truncation = Number(hash.get("truncation") ?? 1);
  state.truncation = String(truncation > 0 && truncation <= 1 ? truncation : 1);
  element("truncation").value = state.truncation;
}

element("previous").addEventListener("click", () => go(state.seed - 1n));
element("next").addEventListener("click", () => go(state.seed + 1n));
element("random").addEventListener("click", () => go(randomSeed()));
element("back").addEventListener("click", () => go(state.seed - PAGE));
element("forth").addEventListener("click", () => go(state.seed + PAGE));

element("seed").addEventListener("input", (event) => {
  const valid = parseSeed(event.target.value) !== null;
  event.target.setAttribute("aria-invalid", String(!valid));
  element("seed-hint").hidden = valid;
});
element("seed").addEventListener("change", (event) => {
  const seed = parseSeed(event.target.value);
  if (seed !== null) {
    go(seed);
  }
});

element("truncation").addEventListener("input", (event) => {
  state.truncation = event.target.value;
  element("truncation-value").textContent = Number(state.truncation).toFixed(2);
  if (state.model) {
    element("face").src = faceAddress(state.seed);
  }
});
element("truncation").addEventListener("change", show);

element("face").addEventListener("error", () => {
  retry ??= setTimeout(load, RETRY_MILLISECONDS);
});

const KEYS = {
  ArrowLeft: () => go(state.seed - 1n),
  ArrowRight: () => go(state.seed + 1n),
  PageUp: () => go(state.seed - PAGE),
  PageDown: () => go(state.seed + PAGE),
  r: () => go(randomSeed()),
  R: () => go(randomSeed()),
};
document.addEventListener("keydown", (event) => {
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  if (!modified && KEYS[event.key] && event.target.tagName !== "INPUT") {
    event.preventDefault();
    KEYS[event.key]();
  }
});

window.addEventListener("hashchange", () => {
  readHash();
  show();
});

readHash();
load();
listen();

import { parseSeed } from "./seed.js";

const VIEWS = ["gallery", "morph", "favourites", "model"];
const SCROLL_PAUSE_MILLISECONDS = 400;

/** What the page shows when its address does not say. */
const STANDARD = Object.freeze({
  view: "gallery",
  seed: null,
  from: 0n,
  at: null,
  truncation: 1,
  a: 42n,
  b: 43n,
});

/**
 * What a fragment says.
 *
 * view: which part of the page; seed: the face that is open; from: the first seed of the gallery;
 * at: the seed at the top of the window; truncation: ψ; a, b: the ends of the morph.
 */
function parseRoute(fragment) {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const seed = (name) => parseSeed(fields.get(name)) ?? STANDARD[name];
  const truncation = Number(fields.get("truncation") ?? STANDARD.truncation);
  return {
    view: VIEWS.includes(fields.get("view")) ? fields.get("view") : STANDARD.view,
    seed: seed("seed"),
    from: seed("from"),
    at: seed("at"),
    truncation: truncation > 0 && truncation <= 1 ? truncation : STANDARD.truncation,
    a: seed("a"),
    b: seed("b"),
  };
}

/**
 * The fragment of a route: only what differs from the standard. Without any, the address of the
 * page with its query, which may hold the token of a proxy.
 */
function formatRoute(route) {
  const fields = Object.keys(STANDARD).filter((name) => route[name] !== STANDARD[name]);
  const query = new URLSearchParams(fields.map((name) => [name, String(route[name])]));
  return fields.length > 0 ? `#${query}` : location.pathname + location.search;
}

/**
 * The address of the page as its state, so that reload, back and forward work. Dispatches "change"
 * whenever it becomes another.
 */
export class Router extends EventTarget {
  #route = parseRoute(location.hash);
  #pendingWrite = null;

  constructor() {
    super();
    window.addEventListener("popstate", () => this.#become(parseRoute(location.hash)));
    window.addEventListener("pagehide", () => this.#write());
  }

  get route() {
    return this.#route;
  }

  /** The fragment of the route with some fields replaced: for links. */
  href(fields) {
    return formatRoute({ ...this.#route, ...fields });
  }

  /** Goes to another place, from which "back" returns. */
  push(fields) {
    this.#write();
    const next = { ...this.#route, ...fields };
    history.pushState({ pushed: true }, "", formatRoute(next));
    this.#become(next);
  }

  /** Changes the place without a step of its own in the history. */
  replace(fields) {
    this.#become({ ...this.#route, ...fields });
    this.#write();
  }

  /** Notes where the gallery is scrolled to. Browsers limit how often addresses change. */
  scrolledTo({ from, at }) {
    this.#route = { ...this.#route, from, at };
    this.#pendingWrite ??= setTimeout(() => this.#write(), SCROLL_PAUSE_MILLISECONDS);
  }

  /** Leaves a place that was pushed; one that a link led to becomes another. */
  leave(fields) {
    this.#write();
    if (history.state?.pushed) {
      history.back();
      // The way back takes a while; until then, nothing may find the place that was left.
      this.#become({ ...this.#route, ...fields });
    } else {
      this.replace(fields);
    }
  }

  #become(next) {
    clearTimeout(this.#pendingWrite);
    this.#pendingWrite = null;
    const before = this.#route;
    this.#route = next;
    this.dispatchEvent(new CustomEvent("change", { detail: { before, now: next } }));
  }

  #write() {
    clearTimeout(this.#pendingWrite);
    this.#pendingWrite = null;
    history.replaceState(history.state, "", formatRoute(this.#route));
  }
}

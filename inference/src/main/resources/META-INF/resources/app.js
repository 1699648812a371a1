import { Addresses } from "./page/addresses.js";
import { Detail } from "./page/detail.js";
import { Favourites } from "./page/favourites.js";
import { Gallery } from "./page/gallery.js";
import { ImageLoader, Pause } from "./page/image-loader.js";
import { ModelCard } from "./page/model-card.js";
import { ModelFeed } from "./page/model-feed.js";
import { Morph } from "./page/morph.js";
import { Notices } from "./page/notices.js";
import { Router } from "./page/route.js";
import { Shelf } from "./page/shelf.js";
import { Tools } from "./page/tools.js";
import { isBetter, summary } from "./page/words.js";

// The parts of the page, and what becomes of them when the address or the model becomes another.

const router = new Router();
const feed = new ModelFeed();
const favourites = new Favourites();
const notices = new Notices();
// The open face does not wait for those behind it, but for a service with too much to do.
const pause = new Pause();
const loaders = { many: new ImageLoader(pause), one: new ImageLoader(pause) };
const open = (seed) => router.push({ seed });

const tools = new Tools({ router });
const detail = new Detail({ loader: loaders.one, favourites, router });
const gallery = new Gallery(document.getElementById("gallery"), loaders.many, open);
const card = new ModelCard({ loader: loaders.many });
const views = {
  gallery,
  morph: new Morph({ loader: loaders.many, favourites, router }),
  favourites: new Shelf({ loader: loaders.many, favourites, onOpen: open }),
  model: card,
};
let model = null;

function show() {
  const { route } = router;
  for (const link of document.querySelectorAll("nav a")) {
    link.href = router.href({ view: link.dataset.view, seed: null });
    link.ariaCurrent = link.dataset.view === route.view ? "page" : null;
  }
  for (const section of document.querySelectorAll("main > section")) {
    section.hidden = section.dataset.view !== route.view;
  }
  tools.show({ route });
  if (model) {
    const state = { route, model, addresses: new Addresses(model, route.truncation) };
    document.body.classList.toggle("pixels", state.addresses.fewPixels);
    document.documentElement.style.setProperty("--resolution", model.resolution);
    views[route.view].show(state);
    detail.show(state);
  }
}

function serve(served) {
  const before = model;
  model = served;
  notices.obstacle("");
  card.note(served);
  const line = document.getElementById("served");
  line.textContent = summary(served);
  line.hidden = false;
  if (before && before.sha256 !== served.sha256) {
    const kind = isBetter(served, before) ? "A better model" : "A new model";
    notices.news(`${kind}: ${summary(served)}`);
  } else if (served.obstacle && served.obstacle !== before?.obstacle) {
    notices.news(`The next model is not served: ${served.obstacle}`);
  }
  show();
}

router.addEventListener("change", ({ detail: { before, now } }) => {
  if (before.view !== now.view) {
    views[before.view].hide();
  }
  show();
  if (before.seed !== null && now.seed === null) {
    gallery.focus(before.seed);
  }
});
gallery.addEventListener("move", ({ detail: place }) => router.scrolledTo(place));
feed.addEventListener("model", (event) => serve(event.detail));
feed.addEventListener("obstacle", (event) => notices.obstacle(event.detail));
// Perhaps the face was of a model that is no longer served.
document.addEventListener("missing", () => feed.recheck());
for (const loader of Object.values(loaders)) {
  loader.addEventListener("busy", () => {
    notices.busy(Object.values(loaders).some(({ busy }) => busy));
  });
}
document.querySelector("nav").addEventListener("click", (event) => {
  const view = event.target.closest("a")?.dataset.view;
  if (view && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    router.push({ view, seed: null });
  }
});

history.scrollRestoration = "manual";
show();
feed.start();

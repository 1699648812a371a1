/**
 * The gallery as one stop of the Tab key; within it, arrow keys go from face to face. Faces are
 * counted by position, from 0.
 *
 * cells: { columns, screenful (in rows), at(position): a button or undefined, positionOf(button),
 * reveal(position): scrolls to it }.
 */
export class GalleryFocus {
  #element;
  #cells;
  #current = 0;

  constructor(element, cells) {
    this.#element = element;
    this.#cells = cells;
    element.addEventListener("keydown", (event) => this.#key(event));
    element.addEventListener("focusin", (event) => {
      this.#current = this.#cells.positionOf(event.target);
      this.#mark();
    });
  }

  /** Faces have come or gone: where the current one is gone, another is current. */
  update(firstInWindow) {
    if (!this.#cells.at(this.#current)) {
      this.#current = firstInWindow;
    }
    this.#mark();
  }

  #mark() {
    this.#element.querySelectorAll('button[tabindex="0"]').forEach((button) => {
      button.tabIndex = -1;
    });
    const current = this.#cells.at(this.#current);
    if (current) {
      current.tabIndex = 0;
    }
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const { columns, screenful } = this.#cells;
    const column = this.#current % columns;
    const steps = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -columns,
      ArrowDown: columns,
      PageUp: -columns * screenful,
      PageDown: columns * screenful,
      Home: -column,
      End: columns - 1 - column,
    };
    if (event.key in steps) {
      event.preventDefault();
      const target = this.#current + steps[event.key];
      this.#goTo(target < 0 ? column : target);
    }
  }

  #goTo(position) {
    this.#cells.reveal(position);
    this.#cells.at(position)?.focus({ preventScroll: true });
  }
}

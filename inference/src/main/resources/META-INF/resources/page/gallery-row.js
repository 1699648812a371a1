import { FaceButton } from "./face-button.js";
import { wrapped } from "./seed.js";

/** One row of the gallery: the faces of consecutive seeds. */
export class GalleryRow {
  #buttons;

  constructor(index, first, columns, loader, onOpen) {
    this.index = index;
    this.element = document.createElement("div");
    this.element.className = "row";
    this.element.setAttribute("role", "row");
    this.element.setAttribute("aria-rowindex", index + 1);
    this.#buttons = Array.from({ length: columns }, (_, column) => {
      const button = new FaceButton(wrapped(first + BigInt(column)), loader, onOpen);
      button.element.tabIndex = -1;
      const cell = document.createElement("div");
      cell.setAttribute("role", "gridcell");
      cell.append(button.element);
      this.element.append(cell);
      return button;
    });
  }

  get holdsFocus() {
    return this.element.contains(document.activeElement);
  }

  button(column) {
    return this.#buttons[column].element;
  }

  placeAt(top) {
    this.element.style.transform = `translateY(${top}px)`;
  }

  show(addresses) {
    this.#buttons.forEach((button) => button.show(addresses));
  }

  remove() {
    this.#buttons.forEach((button) => button.cancel());
    this.element.remove();
  }
}

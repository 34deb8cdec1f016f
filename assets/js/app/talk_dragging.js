// @ts-check
/* Drag a step of a talk to another place: by its row with a mouse, by its grip with a finger, which else scrolls. */

import { findAll, findAround } from "../shared/dom.js";

/** @type {HTMLElement | null} */
let row = null; // what is dragged
let from = 0; // its place before

/**
 * Let rows be dragged.
 * @param {string} rows their selector
 * @param {(step: string, place: number) => void} drop called where a step is let go
 * @param {() => void} undo puts all rows back
 */
export function startDragging(rows, drop, undo) {
  const shown = () => findAll(rows).filter((each) => !each.hidden);

  document.addEventListener("pointerdown", (event) => {
    const { target, pointerType, button } = event;
    const handle = pointerType === "mouse" ? rows : `${rows} > .grip`;
    const held = findAround(findAround(target, handle), rows);
    if (!held || button || findAround(target, "a, input")) return;
    event.preventDefault(); // of marking text
    row = held;
    from = shown().indexOf(row);
    row.classList.add("dragged");
  });
  document.addEventListener("pointermove", ({ clientY }) => {
    if (!row?.isConnected) return;
    const over = shown().find((other) => {
      const { top, bottom } = other.getBoundingClientRect();
      return other !== row && clientY >= top && clientY <= bottom;
    });
    if (!over) return;
    const { top, height } = over.getBoundingClientRect();
    if (clientY < top + height / 2) over.before(row);
    else over.after(row);
    row.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("pointerup", () => {
    const dropped = letGo();
    if (!dropped?.isConnected) return;
    const place = shown().indexOf(dropped);
    if (place !== from) drop(dropped.dataset.step ?? "", place);
  });
  document.addEventListener("pointercancel", () => letGo() && undo());
  document.addEventListener("keydown", ({ key }) => key === "Escape" && letGo() && undo());
}

/** @returns {HTMLElement | null} what was dragged */
function letGo() {
  const held = row;
  held?.classList.remove("dragged");
  row = null;
  return held;
}

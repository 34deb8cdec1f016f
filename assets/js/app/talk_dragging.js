// @ts-check
/* Drag a step of a talk to another place: by its row with a mouse, by its grip with a finger, which else scrolls. */

import { findAll, findAround } from "../shared/dom.js";

let dragged = ""; // the step that is dragged: its row may be drawn anew meanwhile
let [from, to] = [0, 0]; // its place before, and where it would be let go

/**
 * Let rows be dragged.
 * @param {string} rows their selector
 * @param {(step: string, place: number) => void} drop called where a step is let go
 * @param {() => void} undo puts all rows back
 */
export function startDragging(rows, drop, undo) {
  const shown = () => findAll(rows).filter((each) => !each.hidden);
  const rowOf = (/** @type {string} */ step) => shown().find((row) => row.dataset.step === step);

  document.addEventListener("pointerdown", (event) => {
    const { target, pointerType, button } = event;
    const handle = pointerType === "mouse" ? rows : `${rows} > .grip`;
    const row = findAround(findAround(target, handle), rows);
    if (!row || button || findAround(target, "a, input")) return;
    event.preventDefault(); // of marking text
    dragged = row.dataset.step ?? "";
    from = to = shown().indexOf(row);
    row.classList.add("dragged");
  });
  document.addEventListener("pointermove", ({ clientY }) => {
    const row = dragged && rowOf(dragged);
    if (!row) return;
    row.classList.add("dragged");
    const over = shown().find((other) => {
      const { top, bottom } = other.getBoundingClientRect();
      return other !== row && clientY >= top && clientY <= bottom;
    });
    if (!over) return;
    const { top, height } = over.getBoundingClientRect();
    if (clientY < top + height / 2) over.before(row);
    else over.after(row);
    to = shown().indexOf(row);
    row.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("pointerup", () => {
    const step = letGo();
    if (step && to !== from) drop(step, to);
  });
  document.addEventListener("pointercancel", () => letGo() && undo());
  document.addEventListener("keydown", ({ key }) => key === "Escape" && letGo() && undo());

  function letGo() {
    const step = dragged;
    dragged = "";
    rowOf(step)?.classList.remove("dragged");
    return step;
  }
}

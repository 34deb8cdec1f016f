// @ts-check
/* Choose and compare pilots: shown at once, then reported. */

import { MESSAGE, sendToPage } from "../shared/messages.js";
import { toggled } from "../shared/selection.js";
import { withAct } from "./acts.js";
import { model } from "./model.js";
import { paint, paintChosen } from "./paint.js";

const PAINTED_WITHIN_MS = 50;

/**
 * Choose a pilot, or let go the one that is chosen.
 * @param {string} id
 */
export function choose(id) {
  const { state, shown, cut, map } = model;
  if (shown) sendToPage({ type: MESSAGE.choose, id });
  if (shown || cut) return;
  const pilot = id === state.chosen ? null : id;
  state.chosen = pilot; // at once, before the server answers
  map.closePopup();
  paintChosen();
  afterPaint(() => {
    sendToPage({ type: MESSAGE.chosen, pilot });
    answer({ pilot });
  });
}

/**
 * Take a pilot into the comparison, or out of it.
 * @param {string} id
 * @param {boolean} [on]
 */
export function compare(id, on = !model.state.compared.includes(id)) {
  if (model.cut) return;
  model.state.compared = toggled(model.state.compared, id, on);
  paint();
  answer({ compare: id, on });
}

/** @param {Record<string, string[]>} params what is ticked in the facets; who is left is told by MESSAGE.match */
export function filter(params) {
  if (!model.cut) afterPaint(() => answer({ filter: params }));
}

/**
 * The mark is seen first, if anybody sees it: what comes of it takes the page some time.
 * @param {() => void} act
 */
function afterPaint(act) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    act();
  };
  const go = () => port2.postMessage(null);
  requestAnimationFrame(go);
  setTimeout(go, PAINTED_WITHIN_MS);
}

/**
 * Report what was done.
 * @param {Omit<import("../shared/messages.js").Act, "time">} act
 */
export function answer(act) {
  report(withAct(model.acts, act, Date.now()));
}

/** Take all back: Streamlit would report it once the line is there again, when nobody expects it any more. */
export function undo() {
  report([]);
  model.state = { ...model.state, ...model.told };
  paint();
}

/** @param {import("../shared/messages.js").Act[]} acts */
function report(acts) {
  model.acts = acts;
  const { Streamlit } = /** @type {import("../shared/messages.js").MapWindow} */ (/** @type {unknown} */ (window));
  Streamlit.setComponentValue({ acts });
}

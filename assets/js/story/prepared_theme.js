// @ts-check
/* Take up the colours that were chosen for the stage while the talk was prepared. */

import { showOnMap } from "./slides.js";

let taken = ""; // a key on the stage may have changed them since: that holds until others are prepared

/** @param {HTMLElement} element of the presentation */
export function takePreparedTheme({ dataset: { theme = "" } }) {
  if (theme === taken) return;
  taken = theme;
  if (theme) document.documentElement.dataset.stage = theme;
  else delete document.documentElement.dataset.stage;
  showOnMap();
}

// @ts-check
/* Tell the page that shows this one in a frame how high it is: at the start, whenever that changes, and when asked. */

import { MESSAGE, onPageMessage, sendToAnyPage } from "../shared/messages.js";

function tell() {
  // Not the height to scroll, which is never less than the frame's.
  const { height } = document.documentElement.getBoundingClientRect();
  sendToAnyPage({ type: MESSAGE.height, height: Math.ceil(height) });
}

if (window.parent !== window) {
  onPageMessage({ [MESSAGE.height]: tell });
  new ResizeObserver(tell).observe(document.documentElement);
  window.addEventListener("load", tell);
}

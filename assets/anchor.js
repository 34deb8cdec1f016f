/* A link to a part of a page leads there once the app has drawn it, and stays there until all has come that stands above:
   the browser looks for the part once only, in what was served. Streamlit drops the part from the address, too. */
(() => {
  "use strict";

  const HELD_MS = 10_000;  // no longer: by then whoever listens to the page has moved on
  const root = document.getElementById("root");
  let [path, part] = [location.pathname, location.hash];
  let ends = 0;  // when the part is no longer held

  function target() {
    try {
      return part.length > 1 ? root.querySelector(`#${CSS.escape(decodeURIComponent(part.slice(1)))}`) : null;
    } catch {
      return null;  // no percent-encoding
    }
  }

  function lead() {
    if (performance.now() > ends) return letGo();
    const found = document.getElementById("first-paint") ? null : target();
    if (!found) return;
    found.scrollIntoView({ behavior: "instant" });
    if (![document.body, document.getElementById("content")].includes(document.activeElement)) return;
    found.tabIndex = -1;  // the next Tab goes on from here, as after any link
    found.focus({ preventScroll: true });
  }

  const drawing = new MutationObserver(lead);
  const sizes = new ResizeObserver(lead);

  function hold() {
    ends = performance.now() + HELD_MS;
    drawing.observe(document.body, { subtree: true, childList: true });
    sizes.observe(root);
    lead();
  }

  function letGo() {
    drawing.disconnect();
    sizes.disconnect();
  }

  function follow() {
    [path, part] = [location.pathname, location.hash];
    if (part) hold();
    else letGo();
  }

  /* In the other language the same part is shown. */
  function keep() {
    if (!part || location.pathname !== path) return;
    if (!location.hash) history.replaceState(history.state, "", location.href + part);
    hold();
  }

  for (const event of ["hashchange", "popstate"]) window.addEventListener(event, follow);
  for (const act of ["pointerdown", "wheel", "keydown"]) {
    document.addEventListener(act, letGo, { capture: true, passive: true });
  }
  new MutationObserver(keep).observe(document.documentElement, { attributeFilter: ["lang"] });
  document.addEventListener("click", ({ target: clicked }) => {
    const other = clicked.closest?.("#first-paint a[hreflang]");
    if (other) other.hash = location.hash;
  }, true);
  if (part) hold();
})();

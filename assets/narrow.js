/* On a narrow screen the filters are a drawer over the page: opened and closed here, with no word to the server.
   The look is narrow.css's. */
(() => {
  "use strict";

  const root = document.documentElement;
  const narrow = matchMedia("(max-width: 960px)");
  const SCROLLED_PX = 8;
  const DIALOG = { role: "dialog", "aria-modal": "true", "aria-labelledby": "drawer-name", tabindex: "-1" };
  let drawer = null;  // while it is open
  let behind = [];    // what is inert meanwhile

  /* All but the drawer and what it stands in, and the voice that tells how many pilots are left. */
  function fence() {
    for (let node = drawer; node !== document.body; node = node.parentElement) {
      const others = [...node.parentElement.children].filter((other) => other !== node && !other.matches(".voice, .connection, script, style"));
      behind.push(...others.filter((other) => !other.inert));
      others.forEach((other) => { other.inert = true; });
    }
  }

  /* A run draws things anew: what is behind stays so, the focus stays in the drawer, which goes with its page. */
  const watcher = new MutationObserver(() => {
    if (!drawer.isConnected) return close();
    fence();
    if (document.activeElement === document.body) drawer.focus({ preventScroll: true });
  });

  function open() {
    drawer = document.querySelector(".st-key-drawer");
    if (!drawer) return;
    root.dataset.drawer = "open";
    Object.entries(DIALOG).forEach(([name, value]) => drawer.setAttribute(name, value));
    fence();
    watcher.observe(document.body, { subtree: true, childList: true });
    drawer.focus();
  }

  function close() {
    if (!drawer) return;
    watcher.disconnect();
    behind.forEach((element) => { element.inert = false; });
    behind = [];
    Object.keys(DIALOG).forEach((name) => drawer.removeAttribute(name));
    drawer = null;
    delete root.dataset.drawer;
    document.querySelector(".open-filters")?.focus({ preventScroll: true });
  }

  document.addEventListener("click", ({ target }) => {
    if (target.closest?.(".open-filters")) open();
    // A place that is found is shown at once; the dark beside the drawer is the app's own.
    else if (target.matches?.(".stApp") || target.closest?.(".close-filters, .st-key-drawer .st-key-places button")) close();
  });
  document.addEventListener("keydown", (event) => {
    if (!drawer || event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  narrow.addEventListener("change", close);

  // Streamlit's menu stands over the page; once that is scrolled, it would hide what is there.
  document.addEventListener("scroll", ({ target }) => {
    if (target.matches?.('[data-testid="stMain"]')) root.toggleAttribute("data-scrolled", target.scrollTop > SCROLLED_PX);
  }, { capture: true, passive: true });
})();

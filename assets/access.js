/* What Streamlit's page lacks for those who hear it or go by keys: landmarks and groups with names, one polite announcement of what
   has changed, and a focus that is not lost when what had it goes. */
(() => {
  "use strict";

  const SETTLED_AFTER_MS = 250;  // what a run changes comes piece by piece
  const ROLES = { menu: "navigation", filters: "search", chips: "group", map: "region", panel: "region" };
  // What is told where it has changed: the page or the panel's subject, what is shown, what is compared.
  const TOLD = [".st-key-panel h2", ".summary", ".st-key-panel :is(.compare-way, .compare-hint)", ".compare caption b"];
  // Where the focus goes when what had it is gone: by where that stood, the first that is there.
  const SUCCESSORS = {
    ".st-key-filters": ".summary",
    ".st-key-panel": "#pilot-name, .st-key-panel :is(h2, summary)",
    ".st-key-compare-ways": ".st-key-compare-ways button:not(:disabled)",
    body: "#content",
  };

  const find = (selector) => document.querySelector(selector);
  const voice = Object.assign(document.createElement("p"), { className: "voice", role: "status" });
  let told = null;    // the texts that were there last
  let chosen = "";    // the pilot that was shown last
  let stood = null;   // where the focus stood: a key of SUCCESSORS
  let same = null;    // the selector of what had the focus, where it may be drawn anew

  function nameParts({ dataset }) {
    for (const [key, role] of Object.entries(ROLES)) {
      const place = find(`.st-key-${key}`);
      if (!place) continue;
      place.setAttribute("role", role);
      place.setAttribute("aria-label", dataset[key]);
    }
    const panel = find(".st-key-panel");
    if (panel) Object.assign(panel, { id: "panel", tabIndex: -1 });
    // A list or menu that opens stands beside the page, in no landmark.
    const list = find('body > :not(#root) :is([role="listbox"], [role="menu"])');
    const portal = list?.closest("body > *");
    portal?.setAttribute("role", "region");
    portal?.setAttribute("aria-label", list.getAttribute("aria-label"));
    // Streamlit gives it a name and says at the same time that it is nothing.
    find('[data-testid="stFileUploaderDropzone"]')?.setAttribute("role", "group");
  }

  function tellChanges() {
    const now = [find(".st-key-panel") ? "" : document.title.split(" · ")[0], ...TOLD.map((what) => find(what)?.textContent.trim() ?? "")];
    if (told) {
      const news = now.filter((text, place) => text && text !== told[place]);
      if (news.length) voice.textContent = news.join(". ");
    }
    told = now;
  }

  function keepFocus(state) {
    const before = chosen;
    chosen = state.dataset.chosen;
    if (!stood || document.activeElement !== document.body) return;
    // Back from a pilot, one stands where it is told of, which is not where one came from if one has gone on from there.
    const told = !chosen && before && find(`.st-key-panel [data-choose="${before}"]`);
    const successor = told || (same && find(same)) || find(SUCCESSORS[stood]) || find(SUCCESSORS.body);
    if (!successor) return;
    if (successor.tabIndex < 0) successor.tabIndex = -1;
    successor.focus({ preventScroll: true });
    if (told) told.scrollIntoView({ block: "nearest" });
  }

  function settle() {
    const state = document.getElementById("page-state");
    // The first paint stands in until the page is whole.
    if (!state || find("#first-paint")) return;
    nameParts(state);
    // What is to have the focus may come with the run's last piece.
    if (find('[data-testid="stApp"]')?.dataset.testScriptState !== "running") keepFocus(state);
    tellChanges();
  }

  document.addEventListener("focusin", ({ target }) => {
    stood = Object.keys(SUCCESSORS).find((place) => target.closest?.(place)) ?? null;
    const { choose, compare } = target.dataset ?? {};
    same = null;
    if (choose) same = `.st-key-panel li [data-choose="${choose}"]`;
    if (compare) same = `.st-key-panel [data-compare="${compare}"]`;
  });
  // Who presses beside everything has let go of the focus; a press on a control brings it there after this.
  document.addEventListener("pointerdown", () => { stood = null; });

  // The ways past the head and the map leave nothing in the address; Streamlit's own leads to before ours.
  document.addEventListener("click", (event) => {
    const way = event.target.closest?.('[data-testid="stSkipToContent"], .skip');
    const to = way && find(way.matches(".skip") ? way.hash : "#content");
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    to.scrollIntoView();
    to.focus({ preventScroll: true });
  }, true);

  let waiting;
  new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(settle, SETTLED_AFTER_MS);
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributeFilter: ["disabled", "data-chosen", "data-test-script-state"] });
  document.addEventListener("DOMContentLoaded", () => document.body.append(voice));
})();

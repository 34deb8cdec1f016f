/* Runs in the page around the map, for what Streamlit cannot do: the page's language, "copy link", the map's notice,
   and Streamlit's own English words for a Swedish visitor. */
(() => {
  "use strict";

  /* What Streamlit says in English only, and what a Swedish page says: from pilotkartan/texts/words.toml, in the served
     page, since the server may be what is gone. */
  const { whole = {}, with: some = {} } = JSON.parse(document.getElementById("streamlit-words")?.textContent ?? "{}");
  const WHOLE = new Map(Object.entries(whole));
  const WITH = Object.entries(some).map(([english, swedish]) => [...english.split("{what}"), swedish]);
  const ATTRIBUTES = ["aria-label", "title", "placeholder"];
  // Where our texts stand; of Streamlit's, the file uploader's button and the notice of a fault are Markdown too.
  const OURS = '.stHtml, code, [data-testid="stMarkdownContainer"]:not([data-testid="stFileUploader"] button *, [data-testid="stException"] *)';

  const narrow = matchMedia("(max-width: 960px)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const swedish = () => document.documentElement.lang === "sv";

  function inSwedish(words) {
    if (WHOLE.has(words)) return WHOLE.get(words);
    const sentences = words.replace(/\. /g, ".\n").split("\n");  // such as two reasons why a file is refused
    const told = sentences.length > 1 ? sentences.map(inSwedish) : [undefined];
    if (!told.includes(undefined)) return told.join(" ");
    const [start, end, swedish] = WITH.find(([start, end]) =>
      words.startsWith(start) && words.endsWith(end) && words.length > start.length + end.length) ?? [];
    return swedish?.replace("{what}", () => words.slice(start.length, words.length - end.length));
  }
  const replaced = new WeakMap();  // what stands in Swedish -> {field: [English, Swedish]}, to be put back

  /* Give a text of Streamlit's in the page's language; `field` is an attribute, or "text" for a text node. The node
     itself stays: it is React's. */
  function translate(node, field, read, write) {
    const full = read();
    const now = full?.trim();
    if (!now) return;
    const [english, was] = replaced.get(node)?.[field] ?? [];
    const original = now === was ? english : now;
    const wanted = swedish() ? inSwedish(original) : original;
    if (wanted === undefined || wanted === now) return;
    if ((node.parentElement ?? node).closest(OURS)) return;
    if (swedish()) replaced.set(node, { ...replaced.get(node), [field]: [original, wanted] });
    write(full.replace(now, () => wanted));
  }

  function translateElement(element) {
    for (const name of ATTRIBUTES) {
      translate(element, name, () => element.getAttribute(name), (words) => element.setAttribute(name, words));
    }
  }

  const NO_FILE = "Failed to generate file for download";

  function translateText(node) {
    // Streamlit does not say why, and makes no run that could.
    if (node.nodeValue === NO_FILE) document.querySelector(".st-key-tell-fault button")?.click();
    translate(node, "text", () => node.nodeValue, (words) => { node.nodeValue = words; });
  }

  const BACK_WITHIN_MS = 5000;
  let chosen = null;
  let goingBack = 0;
  let listAt = 0;  // how far the list is scrolled: by itself, or on a narrow screen with the page

  const scroller = () => document.querySelector(narrow.matches ? '[data-testid="stMain"]' : ".st-key-panel");

  document.addEventListener("scroll", ({ target }) => {
    if (!chosen && target === scroller()) listAt = target.scrollTop;
  }, { capture: true, passive: true });

  /* A choice shows the panel from its top, on a phone (where it stands below the map) by scrolling to it. */
  function showPanel(pilot) {
    const panel = document.querySelector(".st-key-panel");
    if (!panel) return;
    if (!pilot) return goBack(listAt);
    panel.scrollTop = 0;
    if (narrow.matches) panel.scrollIntoView({ behavior: still.matches ? "auto" : "smooth" });
  }

  /* Back to where one was in the list, which comes card by card; who let the pilot go on the map looks there. */
  function goBack(to, until = performance.now() + BACK_WITHIN_MS) {
    if (chosen || document.activeElement?.tagName === "IFRAME") return;
    const box = scroller();
    box.scrollTop = to;
    const there = box.scrollTop >= to - 1 && !document.querySelector(".st-key-panel .pilot");
    if (!there && performance.now() < until) goingBack = requestAnimationFrame(() => goBack(to, until));
  }

  for (const act of ["pointerdown", "wheel", "keydown", "focusin"]) {
    document.addEventListener(act, () => cancelAnimationFrame(goingBack), { capture: true, passive: true });
  }

  function adoptState({ dataset }) {
    if (document.documentElement.lang !== dataset.lang) {
      document.documentElement.lang = dataset.lang;
      visit(document.body);
    }
    document.documentElement.toggleAttribute("data-noticed", dataset.noticed !== undefined);
    nameTheMap(dataset.mapTitle);
    adoptChosen(dataset.chosen);
  }

  function adoptChosen(pilot) {
    const before = chosen;
    chosen = pilot;
    if (before !== null && before !== chosen) showPanel(chosen);
  }

  // What panel.js shows before the server has answered.
  document.addEventListener("chosen", ({ detail }) => adoptChosen(detail));

  function nameTheMap(title) {
    const frame = document.querySelector("iframe.stCustomComponentV1");
    if (frame && title && frame.title !== title) frame.title = title;
  }

  function visitElement(element) {
    translateElement(element);
    if (element.id === "page-state") adoptState(element);
    if (element.id === "story") startStory(element);
    if (element.tagName === "IFRAME") nameTheMap(document.getElementById("page-state")?.dataset.mapTitle);
  }

  function visit(root) {
    if (root.nodeType === Node.TEXT_NODE) return translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    visitElement(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) translateText(node);
      else visitElement(node);
    }
  }

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(visit);
      else if (change.type === "characterData") translateText(change.target);
      else visitElement(change.target);
    }
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...ATTRIBUTES, "data-lang", "data-chosen", "data-map-title", "data-step"],
  });

  /* The presentation's script comes when there is one to show. It steps by itself; the address follows it. */
  function startStory(element) {
    if (window.startStory) return window.startStory();
    if (document.querySelector("script[data-story]")) return;
    const script = document.createElement("script");
    script.src = element.dataset.script;
    script.dataset.story = "";
    script.addEventListener("load", () => window.startStory());
    document.head.append(script);
  }

  function setStep(step) {
    const address = new URL(window.location.href);
    if (step) address.searchParams.set("steg", step);
    else address.searchParams.delete("steg");
    history.replaceState(history.state, "", address);
  }

  document.addEventListener("step", (event) => setStep(event.detail));

  document.addEventListener("leave", () => {
    // The address first: whatever else makes the server draw the page just now would else lead back to the step.
    setStep(null);
    document.querySelector(".st-key-leave-story button")?.click();
  });

  document.addEventListener("qr", (event) => {
    const { base, qr } = event.target.dataset;
    const slide = event.target.querySelector(`.slide[data-step="${CSS.escape(event.detail)}"]`);
    const picture = new Image();
    picture.src = `${qr}?${slide.dataset.address}`;
    picture.alt = `${base}/?${slide.dataset.address}`;
    const text = document.createElement("p");
    text.textContent = picture.alt;
    event.target.querySelector(".overlay.qr").replaceChildren(picture, text);
  });

  /* The address of this view to give away: what is searched for finds the same only in the same language. */
  function sharedAddress() {
    const address = new URL(window.location.href);
    if (address.searchParams.get("q")?.trim()) address.searchParams.set("lang", document.documentElement.lang);
    return address.href;
  }

  /* A printed page says where it stands and when it was printed, by the visitor's own clock. */
  window.addEventListener("beforeprint", () => {
    const head = document.querySelector(".print-head");
    if (!head) return;
    // In the page's language, in the form of the visitor's region where it is one of that language: en-US has the month first.
    const [lang, region] = swedish() ? ["sv", "sv-SE"] : ["en", "en-GB"];
    const own = new Intl.DateTimeFormat().resolvedOptions().locale;
    const day = new Date().toLocaleDateString(own.split("-")[0] === lang ? own : region, { dateStyle: "long" });
    head.querySelector(".print-address").textContent = sharedAddress();
    head.querySelector(".print-day").textContent = day;
  });

  async function copy(text) {
    // Without HTTPS the clipboard is not offered; the old way may still work there.
    if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => false);
    const field = document.createElement("textarea");
    field.value = text;
    field.style.fontSize = "1rem";  // a phone would zoom in on less
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".copy-link");
    if (!button || button.dataset.label) return;
    // As wide as it is, so that nothing beside it moves.
    button.style.width = `${button.offsetWidth}px`;
    button.dataset.label = button.textContent;
    button.textContent = (await copy(sharedAddress())) ? button.dataset.done : button.dataset.failed;
    setTimeout(() => { button.textContent = button.dataset.label; delete button.dataset.label; button.style.width = ""; }, 2500);
  });

  window.addEventListener("message", ({ source, data }) => {
    if (data?.type !== "pilotkartan:map-ready") return;
    const frame = document.querySelector("iframe.stCustomComponentV1");
    if (source === frame?.contentWindow) document.documentElement.dataset.map = "ready";
  });
})();

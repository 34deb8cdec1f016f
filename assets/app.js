/* Runs in the page around the map, for what Streamlit cannot do: the page's language, "copy link", the map's notice,
   and Streamlit's own English words for a Swedish visitor. */
(() => {
  "use strict";

  const SWEDISH = new Map(Object.entries({
    "Main menu": "Meny", "Rerun": "Kör om", "Settings": "Inställningar", "Print": "Skriv ut", "Record screen": "Spela in skärmen",
    "Record a screencast": "Spela in skärmen", "About": "Om", "Appearance": "Utseende", "Theme": "Tema", "System": "System", "Light": "Ljust", "Dark": "Mörkt",
    "Use system setting": "Följ systemet", "Wide mode": "Brett läge", "Close": "Stäng", "Clear value": "Rensa", "Stop": "Stoppa",
    "Press Enter to apply": "Tryck Retur för att söka", "Running...": "Arbetar …", "RUNNING...": "Arbetar …",
    "Connection error": "Anslutningen bröts", "Connecting": "Ansluter", "CONNECTING": "ANSLUTER", "Please wait...": "Vänta …",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": "Servern svarar inte. Ladda om sidan om en stund.",
    "Streamlit server is not responding. Are you connected to the internet?": "Servern svarar inte. Kontrollera nätverket och ladda om sidan.",
    "Made with Streamlit": "Gjord med Streamlit", "Fullscreen": "Helskärm", "Link to heading": "Länk till rubriken",
    "Search": "Sök", "Skip to main content": "Hoppa till innehållet", "Notifications": "Meddelanden",
  }));
  const ATTRIBUTES = ["aria-label", "title", "placeholder"];
  const OURS = '.pilot, .programme, .card, .foot, [data-testid="stMarkdownContainer"]';

  const narrow = matchMedia("(max-width: 640px)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const swedish = () => document.documentElement.lang === "sv";

  function translateElement(element) {
    if (!swedish()) return;
    for (const name of ATTRIBUTES) {
      const words = SWEDISH.get(element.getAttribute(name)?.trim());
      if (words) element.setAttribute(name, words);
    }
  }

  function translateText(node) {
    const words = swedish() && SWEDISH.get(node.nodeValue.trim());
    if (words && !node.parentElement?.closest(OURS)) node.nodeValue = words;
  }

  let chosen = null;

  function adoptState({ dataset }) {
    if (document.documentElement.lang !== dataset.lang) {
      document.documentElement.lang = dataset.lang;
      visit(document.body);
    }
    // On a phone the panel stands below the map: a choice brings it into view.
    if (chosen !== null && dataset.chosen && dataset.chosen !== chosen && narrow.matches) {
      document.querySelector(".st-key-panel")?.scrollIntoView({ behavior: still.matches ? "auto" : "smooth" });
    }
    chosen = dataset.chosen;
  }

  function nameTheMap(frame) {
    if (frame.title.startsWith("streamlit_folium")) frame.title = swedish() ? "Karta över pilotkommunerna" : "Map of the pilot municipalities";
  }

  function visitElement(element) {
    translateElement(element);
    if (element.id === "page-state") adoptState(element);
    if (element.tagName === "IFRAME") nameTheMap(element);
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
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...ATTRIBUTES, "data-lang", "data-chosen"],
  });

  async function copy(text) {
    // Without HTTPS the clipboard is not offered; the old way still works there.
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".copy-link");
    if (!button || button.dataset.label) return;
    await copy(window.location.href);
    button.dataset.label = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = button.dataset.label; delete button.dataset.label; }, 2500);
  });

  window.addEventListener("message", (event) => {
    if (event.origin === window.location.origin && event.data?.type === "pilotkartan:map-ready") document.documentElement.dataset.map = "ready";
  });
})();

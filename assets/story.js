/* The presentation: steps through the slides that stand in the page, by keys, clickers, touch and buttons, with no word
   to the server, so that a bad network stops nothing. The map's frame is told what to show. The page around it (the app,
   or the one-file edition) calls `startStory` whenever the slides may have come or changed. */
(() => {
  "use strict";

  const IDLE_MS = 3000;        // after this long without a movement the cursor goes
  const LETTERS_MS = 600;      // so long a letter waits for the next one of a name
  const SWIPE_PX = 60;
  const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " "];
  const PREVIOUS = ["ArrowLeft", "ArrowUp", "PageUp"];
  const COMMANDS = { b: "blank", f: "full", n: "notes", q: "qr", ".": "blank" };

  let story = null;
  let typed = { digits: "", letters: "", timer: 0 };
  let started = 0;
  let idle = 0;
  let touch = null;

  const all = (selector) => [...story.querySelectorAll(selector)];
  const one = (selector) => story.querySelector(selector);
  const slides = () => all(".slide");
  const current = () => slides().findIndex((slide) => !slide.hidden);
  const frame = () => document.querySelector("iframe[data-map], iframe.stCustomComponentV1");
  const fold = (text) => text.toLowerCase().normalize("NFC");

  function show(index) {
    const list = slides();
    const at = Math.max(0, Math.min(index, list.length - 1));
    const slide = list[at];
    if (!slide) return;
    list.forEach((other) => { other.hidden = other !== slide; });
    story.dataset.step = slide.dataset.step;
    one(".where").textContent = `${at + 1} / ${list.length}`;
    one('[data-do="previous"]').disabled = at === 0;
    one('[data-do="next"]').disabled = at === list.length - 1;
    slide.scrollTop = 0;
    closeOverlays();
    tellMap();
    story.dispatchEvent(new CustomEvent("step", { detail: slide.dataset.step, bubbles: true }));
  }

  /* The frame's own script glides to what it is told, or cuts where reduced motion is wished. */
  function tellMap() {
    const slide = slides()[current()];
    if (!slide) return;
    const { chosen, matching } = slide.dataset;
    const message = { type: "pilotkartan:show", chosen: chosen || null, matching: matching.split(" ").filter(Boolean) };
    frame()?.contentWindow?.postMessage(message, "*");
  }

  function closeOverlays() {
    all(".overlay").forEach((overlay) => { overlay.hidden = true; });
  }

  function toggle(selector) {
    const overlay = one(selector);
    const open = overlay.hidden;
    closeOverlays();
    overlay.hidden = !open;
    story.focus();
  }

  function toggleNotes() {
    const open = story.classList.toggle("with-notes");
    all(".notes, .clock").forEach((element) => { element.hidden = !open; });
    tick();
  }

  function tick() {
    const clock = story && one(".clock");
    if (!clock || clock.hidden) return;
    const passed = Math.floor((Date.now() - started) / 1000);
    // Words in the page's language, twelve or twenty-four hours as in the visitor's region.
    const { hourCycle } = new Intl.DateTimeFormat(undefined, { hour: "numeric" }).resolvedOptions();
    const form = { hour: "numeric", minute: "2-digit", hourCycle };
    const now = new Date().toLocaleTimeString(document.documentElement.lang, form);
    clock.textContent = `${Math.floor(passed / 60)}:${String(passed % 60).padStart(2, "0")} · ${now}`;
  }

  const ACTIONS = {
    next: () => show(current() + 1),
    previous: () => show(current() - 1),
    blank: () => toggle(".overlay.blank"),
    help: () => toggle(".overlay.keys"),
    notes: toggleNotes,
    full: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.()),
    qr: () => { story.dispatchEvent(new CustomEvent("qr", { detail: story.dataset.step, bubbles: true })); toggle(".overlay.qr"); },
    leave: () => {
      if (all(".overlay").some((overlay) => !overlay.hidden)) closeOverlays();
      else if (!document.fullscreenElement) story.dispatchEvent(new CustomEvent("leave", { bubbles: true }));
    },
  };

  /* ── Keys ──────────────────────────────────────────────────────────────────────────────────── */

  function press(event) {
    if (!story?.isConnected || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target?.closest?.("input, textarea, select, [contenteditable]")) return;
    if ((event.key === " " || event.key === "Enter") && event.target?.closest?.("button, a") && !typed.digits) return;
    if (handle(event.key, event.shiftKey)) event.preventDefault?.();
  }

  function handle(key, shift) {
    if (key.length > 1) typed.letters = "";  // any other key ends a name
    if (!one(".overlay.blank").hidden && key !== "Escape") { closeOverlays(); return true; }
    if (key === " " && shift) { ACTIONS.previous(); return true; }
    if (NEXT.includes(key)) { ACTIONS.next(); return true; }
    if (PREVIOUS.includes(key)) { ACTIONS.previous(); return true; }
    if (key === "Home") { show(0); return true; }
    if (key === "End") { show(slides().length - 1); return true; }
    if (key === "Escape") { ACTIONS.leave(); return true; }
    if (key === "?") { ACTIONS.help(); return true; }
    if (/^\d$/.test(key)) { typed.digits = (typed.digits + key).slice(-3); return true; }
    if (key === "Enter" && typed.digits) { show(Number(typed.digits) - 1); typed.digits = ""; return true; }
    if (/^[\p{L}.]$/u.test(key)) { letter(fold(key)); return true; }
    return false;
  }

  /* Letters jump to the pilot whose name begins with them; B, F, N and Q are commands, which wait for a second letter
     only where a name begins with them. */
  function letter(key) {
    typed.digits = "";
    clearTimeout(typed.timer);
    const begun = typed.letters + key;
    const found = slides().findIndex((slide) => slide.dataset.name && fold(slide.dataset.name).startsWith(begun));
    const command = typed.letters ? null : COMMANDS[key];
    if (command && found < 0) { ACTIONS[command](); return; }
    if (found < 0 && typed.letters) {  // no name goes on so: a new one begins
      typed.letters = "";
      letter(key);
      return;
    }
    if (found < 0) return;
    typed.letters = begun;
    if (!command) show(found);
    typed.timer = setTimeout(() => {
      if (command && typed.letters === key) ACTIONS[command]();
      typed.letters = "";
    }, LETTERS_MS);
  }

  /* ── Touch, pointer, and the map's frame ───────────────────────────────────────────────────── */

  document.addEventListener("keydown", press);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".story [data-do]");
    if (button && story) ACTIONS[button.dataset.do]();
    else if (event.target.closest?.(".story .overlay")) closeOverlays();
  });
  document.addEventListener("touchstart", (event) => {
    touch = event.target.closest?.(".story") ? event.changedTouches[0] : null;
  }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!touch) return;
    const end = event.changedTouches[0];
    const [dx, dy] = [end.clientX - touch.clientX, end.clientY - touch.clientY];
    touch = null;
    if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy)) ACTIONS[dx < 0 ? "next" : "previous"]();
  }, { passive: true });
  document.addEventListener("mousemove", () => {
    document.documentElement.classList.remove("idle");
    clearTimeout(idle);
    if (story?.isConnected) idle = setTimeout(() => document.documentElement.classList.add("idle"), IDLE_MS);
  });
  window.addEventListener("message", (event) => {
    if (!story?.isConnected || event.source !== frame()?.contentWindow) return;
    if (event.data?.type === "pilotkartan:key") handle(event.data.key, event.data.shift);
    if (event.data?.type === "pilotkartan:choose") window.storyTo(event.data.id);
    if (event.data?.type === "pilotkartan:map-ready") tellMap();
  });
  setInterval(tick, 1000);

  window.startStory = () => {
    const found = document.getElementById("story");
    if (!found) { story = null; document.documentElement.classList.remove("idle"); return; }
    const fresh = found !== story;
    story = found;
    if (fresh) started ||= Date.now();
    const wanted = slides().findIndex((slide) => slide.dataset.step === story.dataset.step);
    if (fresh || wanted !== current()) { show(Math.max(0, wanted)); story.focus(); }
  };
  window.storyTo = (id) => {
    const at = slides().findIndex((slide) => slide.dataset.step === id);
    if (story && at >= 0) show(at);
  };
})();

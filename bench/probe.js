/* Runs in every document before its own scripts. The top document's `bench` notes when what it waits for is painted:
   it looks in the first frame after anything in the page or a frame of it has changed, and takes the time once that
   frame is out. Times are milliseconds: of a load from the start of the navigation, of an action from the click. */
(() => {
  "use strict";
  const OUT_OF_PATIENCE_MS = 60_000;
  const origin = performance.timeOrigin;
  new MutationObserver(() => top.bench?.changed()).observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
  for (const event of ["click", "load"]) {
    addEventListener(event, ({ type, timeStamp }) => {
      if (type === "click") top.bench?.clicked(origin + timeStamp);
      top.bench?.changed();
    }, true);
  }
  if (window !== top) return;

  let waiting = {};  // name of what is waited for -> function that says whether it holds
  let times = {}, since = origin, clicks = 0, wantedCount = 0, looking = false, lastChange = 0, finish = () => {};

  function look() {
    looking = false;
    const held = Object.keys(waiting).filter((name) => holds(waiting[name]));
    if (!held.length) return;
    held.forEach((name) => { delete waiting[name]; });
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      held.forEach((name) => { times[name] = origin + performance.now() - since; });
      if (Object.keys(times).length === wantedCount) finish(times);
    };
    port2.postMessage(null);
  }

  /* A page that is being built holds nothing yet. */
  function holds(condition) {
    try { return condition(); } catch { return false; }
  }

  const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  /* Whether just these names are there and seen; that a page is asked last, since it must lay itself out to answer. */
  const same = (found, wanted) =>
    JSON.stringify(found.map(({ name }) => plain(name)).sort()) === JSON.stringify([...wanted].sort()) &&
    found.every((each) => each.seen());
  const conditions = {
    content: (names) => () => same(bench.app.names(), names) && bench.app.outline(),
    map: (names) => () => same(bench.app.shown(), names) && bench.app.borders(),
    controls: () => () => bench.app.controls(),
    filtered: (names) => () => same(bench.app.names(), names) && same(bench.app.shown(), names),
    marked: (name) => () => plain(bench.app.marked()) === name,
    panel: (texts) => () => {
      const panel = plain(bench.app.panel().textContent);
      return texts.every((text) => panel.includes(plain(text)));
    },
  };

  window.bench = {
    app: {},
    changed() {
      lastChange = performance.now();
      if (looking || !Object.keys(waiting).length) return;
      looking = true;
      requestAnimationFrame(look);
    },
    clicked(at) { if (!clicks++) since = at; },
    /* `wanted`: what is waited for -> what it is to be. From now if an action follows, else from the navigation on. */
    arm(wanted, action) {
      waiting = Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, conditions[name](value)]));
      wantedCount = Object.keys(wanted).length;
      times = {}; clicks = action ? 0 : 1; since = origin;
      bench.done = new Promise((resolve, reject) => {
        finish = resolve;
        setTimeout(() => reject(new Error(`never came: ${Object.keys(waiting)}`)), OUT_OF_PATIENCE_MS);
      });
      bench.done.catch(() => {});
      bench.changed();
    },
    /* The app itself is there, and nothing has changed for a while. */
    async rest(ms, most = 10 * ms) {
      while (bench.app.standing?.() === false) await new Promise((resolve) => setTimeout(resolve, ms / 10));
      const start = performance.now();
      lastChange = start;
      while (performance.now() - lastChange < ms && performance.now() - start < most) {
        await new Promise((resolve) => setTimeout(resolve, ms / 10));
      }
    },
  };
})();

// @ts-check
/* Give each frame with a view of the map the height of what it shows. Include it in the page that has the frames. */

(() => {
  const type = "pilotkartan:height"; // { type, height }: what the frame shows is so many CSS pixels high
  const frames = () => [...document.querySelectorAll("iframe")];
  const origin = (/** @type {string} */ address) => new URL(address, window.location.href).origin;
  window.addEventListener("message", ({ source, origin: from, data }) => {
    if (data?.type !== type || !(data.height > 0)) return;
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (frame && origin(frame.src) === from) frame.style.height = `${Math.ceil(data.height)}px`;
  });
  // Those that have said it before this was loaded say it again.
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  for (const frame of frames()) if (origin(frame.src) === origin(src)) frame.contentWindow?.postMessage({ type }, "*");
})();

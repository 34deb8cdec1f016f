// @ts-check
/* Keep a line to the room, and take it up again whenever it is lost. The events are read by fetch and not by an
   EventSource, which gives up for good where the server says why it refuses, and notices no silence. */

import { takeEvents } from "./events.js";

const AGAIN_MS = 500;
const REFUSED_AGAIN_MS = 5000;
const SILENT_MS = 25_000; // two comments and a half of the server's

/**
 * @typedef {{ theme: string, text: string }} Option
 * @typedef {{ id: string, text: string, options: Option[], open: boolean }} Question
 * @typedef {{ step: string, question: Question | null }} Shown
 * @typedef {object} Hearer
 * @property {(shown: Shown) => void} shown  the room shows this
 * @property {() => void} ended  there is no such room any more
 * @property {(why: string) => void} lost  nothing can be heard; `why` is the server's own reason, or empty
 */

/**
 * Listen until the room ends.
 * @param {string} address
 * @param {Hearer} hearer
 */
export async function keepLine(address, hearer) {
  let cut = new AbortController();
  let heardAt = Date.now();
  let hurry = () => {};
  const onHeard = () => {
    heardAt = Date.now();
  };
  window.addEventListener("offline", () => cut.abort());
  window.addEventListener("online", () => hurry());
  // A phone that was asleep has not noticed that its line is gone.
  setInterval(() => Date.now() - heardAt > SILENT_MS && cut.abort(), AGAIN_MS);
  for (;;) {
    cut = new AbortController();
    onHeard();
    const waitsMs = await listen(address, hearer, cut.signal, onHeard);
    if (!waitsMs) return;
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, waitsMs);
      hurry = () => {
        clearTimeout(timer);
        resolve(undefined);
      };
    });
  }
}

/**
 * Listen once.
 * @param {string} address
 * @param {Hearer} hearer
 * @param {AbortSignal} signal
 * @param {() => void} onHeard
 * @returns {Promise<number>} after how many milliseconds to try again; 0 once the room has ended
 */
async function listen(address, hearer, signal, onHeard) {
  try {
    const answer = await fetch(address, { cache: "no-store", signal });
    if (answer.status === 404) {
      hearer.ended();
      return 0;
    }
    if (!answer.ok || !answer.body) {
      hearer.lost((await answer.json()).detail);
      return REFUSED_AGAIN_MS;
    }
    if (await readEvents(answer.body.getReader(), hearer, onHeard)) return 0;
  } catch {
    // The line was cut, or what answers is not the app.
  }
  hearer.lost("");
  return AGAIN_MS;
}

/**
 * Hand on the events of an answer until it ends.
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader
 * @param {Hearer} hearer
 * @param {() => void} onHeard
 * @returns {Promise<boolean>} whether the room has ended
 */
async function readEvents(reader, hearer, onHeard) {
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return false;
    onHeard();
    const { events, rest } = takeEvents(text + decoder.decode(value, { stream: true }));
    text = rest;
    for (const { name, data } of events) {
      if (name === "shown") hearer.shown(JSON.parse(data));
      else if (name === "away") hearer.lost("");
      else if (name === "ended") {
        hearer.ended();
        return true;
      }
    }
  }
}

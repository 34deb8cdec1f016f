// @ts-check
/* Open the speaker's window beside the stage and keep the two in step, by a channel that only they know the name of.
   The window is empty and filled from here, so that it needs no server and works from a file. */

import { find } from "../shared/dom.js";
import { STORY_EVENT } from "../shared/messages.js";
import { currentSlide, openOverlay, slides, story, storyParts } from "./slides.js";
import { fillWindow } from "./speaker_view.js";
import { startTime, timeAtStep } from "./talk_time.js";

const NAME = "pilotkartan-talk-"; // of this window while it has a speaker's: it keeps it when it loads again
const SIZE = "popup,width=1180,height=780";
const TICK_MS = 1000;

/** @typedef {{ onKey: (key: string, shift: boolean) => void, onGoal: (goal: import("./palette.js").Goal) => void }} Stage */

/** @type {{ child: Window, view: ReturnType<typeof fillWindow>, ends: BroadcastChannel[] } | null} */
let speaker = null;
/** @type {Stage | null} */
let stage = null;
let time = startTime(Date.now());
let hadMap = false; // when the speaker's window was told last

/** Open the speaker's window, or bring it to the front; where the browser refuses, say so and go on. */
export function openSpeaker() {
  if (speaker && !speaker.child.closed) {
    speaker.child.focus();
    return;
  }
  window.name = NAME + crypto.getRandomValues(new Uint32Array(2)).join("-");
  const child = window.open("", `${window.name}-speaker`, SIZE);
  if (child) connect(child);
  else {
    window.name = "";
    storyParts(".said")[0].textContent = story.element?.dataset.speakerBlocked ?? "";
  }
}

/** Take up the window that was there before the page loaded again, or fill it anew in another language. */
export function findSpeaker() {
  if (speaker && !speaker.child.closed) connect(speaker.child);
  else if (window.name.startsWith(NAME)) {
    const child = window.open("", `${window.name}-speaker`, SIZE);
    if (child && timeIn(child)) connect(child);
    else {
      // There was none any more; or it is of a page from a file, which may not touch it once it has loaded again.
      const lost = child && !isOurs(child);
      child?.close();
      window.name = "";
      if (lost) openSpeaker();
    }
  }
}

export function closeSpeaker() {
  const child = speaker?.child;
  disconnect();
  child?.close();
}

/** @param {Window} child */
function isOurs(child) {
  try {
    return Boolean(child.document.body);
  } catch {
    return false;
  }
}

/** @param {Window} child */
const timeIn = (child) => (isOurs(child) ? child.document.body.dataset.time : undefined);

/** @param {Window} child */
function connect(child) {
  for (const end of speaker?.ends ?? []) end.close();
  time = JSON.parse(timeIn(child) ?? JSON.stringify(time));
  const here = new BroadcastChannel(window.name);
  const there = new /** @type {typeof window} */ (child).BroadcastChannel(window.name);
  const view = fillWindow(child, (asked) => there.postMessage(asked));
  speaker = { child, view, ends: [here, there] };
  here.onmessage = ({ data }) => onAsked(data);
  there.onmessage = ({ data }) => view.show(data);
  child.onpagehide = disconnect;
  tell();
}

function disconnect() {
  if (speaker) speaker.child.onpagehide = null;
  for (const end of speaker?.ends ?? []) end.close();
  speaker = null;
  window.name = "";
}

/** @param {import("./speaker_input.js").Asked} asked by the speaker's window */
function onAsked(asked) {
  if ("key" in asked) stage?.onKey(asked.key, asked.shift);
  else if ("goal" in asked) stage?.onGoal(asked.goal);
  else time = startTime(Date.now(), time.at);
  tick();
}

/** Tell the speaker's window what is shown. */
function tell() {
  const step = slides()[currentSlide()]?.dataset.step ?? "";
  time = timeAtStep(time, step, Date.now());
  const overlay = openOverlay()?.classList[1] ?? "";
  hadMap = Boolean(story.frame());
  speaker?.ends[0].postMessage({ step, overlay });
  tick();
}

function tick() {
  if (!speaker) return;
  if (speaker.child.closed || !story.element?.isConnected) {
    closeSpeaker();
    return;
  }
  // The map comes after the slides where the page has loaded again.
  if (!hadMap && story.frame()) tell();
  speaker.view.showTime(time);
  speaker.child.document.body.dataset.time = JSON.stringify(time);
  const lost = find(".connection")?.textContent;
  if (lost) speaker.view.tell(lost);
}

/**
 * Do from now on what the speaker's window asks for, and tell it what happens.
 * @param {Stage} on
 */
export function listenToSpeaker(on) {
  stage = on;
  document.addEventListener(STORY_EVENT.shown, () => {
    storyParts(".said")[0].textContent = "";
    tell();
  });
  window.addEventListener("resize", () => speaker?.child.dispatchEvent(new Event("resize")));
  window.addEventListener("pagehide", () => speaker?.view.tell(story.element?.dataset.stageGone ?? ""));
  setInterval(tick, TICK_MS);
}

// @ts-check
/* Let the room follow: open a room on the server, and send it each step that is shown. The presentation never waits
   for it: what cannot be sent now is sent once the server answers again. */

import { STORY_EVENT } from "../shared/messages.js";
import { drawRoom, readQuestion } from "./room_view.js";
import { currentSlide, slides, story } from "./slides.js";

const EVERY_MS = 1000; // so often it asks who follows and how they vote
const KEPT = "pilotkartan-room";

/**
 * @typedef {{ theme: string, text: string }} Option
 * @typedef {{ id: string, text: string, options: Option[], open: boolean }} Question
 * @typedef {{ code: string, secret: string, address: string, qr: string, question: Question | null }} Room
 * @typedef {"" | "lost" | "over" | "few"} Note
 */

/** @type {Room | null} */
let room = null;
/** @type {{ followers: number, votes: number[] }} */
let counted = { followers: 0, votes: [] };
let isSending = false;
let sendsAgain = false;

const isShown = () => Boolean(story.element?.isConnected && story.element.dataset.room);

/** @param {Note | string} [note] one that the page has words for, or the server's own */
const draw = (note) => drawRoom(room, counted, note);

/** What the phones are told: of a slide that was made on the spot its word too, since they do not have it. */
const shown = () => {
  const step = slides()[currentSlide()]?.dataset.roomStep ?? story.element?.dataset.step;
  return JSON.stringify({ step, question: room?.question ?? null });
};

/**
 * @param {string} path
 * @param {string} method
 * @param {string} [body]
 */
const ask = (path, method, body) =>
  fetch(`${story.element?.dataset.room}${path}`, {
    method,
    headers: { "content-type": "application/json", ...(room ? { authorization: `Bearer ${room.secret}` } : {}) },
    body,
  });

/** Send what is shown now; what is shown when the answer comes is sent after it. */
async function send() {
  if (!room || !isShown()) return;
  sendsAgain = isSending;
  if (isSending) return;
  isSending = true;
  const sent = shown();
  try {
    const answer = await ask(`/${room.code}`, "PUT", sent);
    if (answer.ok) {
      counted = await answer.json();
      draw("");
    } else if (answer.status === 404) forget("over");
    else if (answer.status !== 429) draw("lost");
  } catch {
    draw("lost");
  }
  isSending = false;
  if (sendsAgain || (room && sent !== shown())) setTimeout(send, 0);
}

async function open() {
  try {
    const answer = await ask("", "POST", shown());
    const told = await answer.json();
    if (answer.ok) keep({ ...told, question: null });
    draw(answer.ok ? "" : told.detail);
  } catch {
    draw("lost");
  }
}

async function end() {
  try {
    await ask(`/${room?.code}`, "DELETE");
    forget("over");
  } catch {
    draw("lost");
  }
}

/** @param {Note} note */
function forget(note) {
  room = null;
  counted = { followers: 0, votes: [] };
  try {
    window.sessionStorage.removeItem(KEPT);
  } catch {
    // Then it was not kept either.
  }
  draw(note);
}

/**
 * Keep the room, in this window also when the page is loaded anew.
 * @param {Room} opened
 */
function keep(opened) {
  room = opened;
  try {
    window.sessionStorage.setItem(KEPT, JSON.stringify(room));
  } catch {
    // A private window may refuse: then it holds as long as the page.
  }
}

/** @param {Question | null} question */
function askRoom(question) {
  if (!room) return;
  keep({ ...room, question });
  if (!question) counted = { ...counted, votes: [] };
  draw("");
  send();
}

/** @type {Record<string, () => void>} */
const DO = {
  open,
  end,
  ask: () => {
    const question = readQuestion();
    if (question) askRoom(question);
    else draw("few");
  },
  toggle: () => room?.question && askRoom({ ...room.question, open: !room.question.open }),
  remove: () => askRoom(null),
};

/** Listen from now on; without a room nothing is sent. */
export function startRoom() {
  try {
    room = JSON.parse(window.sessionStorage.getItem(KEPT) ?? "null");
  } catch {
    // Nothing is kept.
  }
  document.addEventListener(STORY_EVENT.step, send);
  document.addEventListener(STORY_EVENT.room, () => draw(""));
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-room]:not(.story)") : null;
    if (button instanceof HTMLElement && isShown()) DO[button.dataset.room ?? ""]?.();
  });
  window.addEventListener("online", send);
  setInterval(send, EVERY_MS);
}
